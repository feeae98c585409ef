package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntakeAnswerTest {

  private static final byte[] QUESTION = "challenge".getBytes(StandardCharsets.US_ASCII);

  private final KeyRing ring = KeyRing.generate(Instant.EPOCH, new SecureRandom());
  private final LedgerChannel channel = LedgerChannel.of(ring.identity());
  private final IntakeAnswer answer = new IntakeAnswer(3, 77, ring.fingerprints());

  @Test
  void parseShouldReturnWhatWasFormatted() {
    assertThat(IntakeAnswer.parse(answer.format(channel, QUESTION), channel, QUESTION))
        .contains(answer);
  }

  @Test
  void parseShouldRefuseTheAnswerToAnotherQuestion() {
    assertThat(IntakeAnswer.parse(answer.format(channel, QUESTION), channel, new byte[9]))
        .isEmpty();
  }

  @Test
  void parseShouldRefuseAnotherInstallationsAnswer() {
    LedgerChannel other =
        LedgerChannel.of(KeyRing.generate(Instant.EPOCH, new SecureRandom()).identity());
    assertThat(IntakeAnswer.parse(answer.format(other, QUESTION), channel, QUESTION)).isEmpty();
  }

  @Test
  void parseShouldRefuseEveryAlteredCharacter() {
    String text = answer.format(channel, QUESTION);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == '1' ? '2' : '1';
      String altered = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(IntakeAnswer.parse(altered, channel, QUESTION)).isEmpty();
    }
  }

  @Test
  void parseShouldReturnWhatIsSaidOfRecording() {
    IntakeAnswer off =
        new IntakeAnswer(3, 77, ring.fingerprints(), Optional.of(RecordingState.OFF));
    String text = off.format(channel, QUESTION);

    assertThat(IntakeAnswer.parse(text, channel, QUESTION)).contains(off);
    assertThat(IntakeAnswer.parse(text.replace("recording off", "recording on"), channel, QUESTION))
        .isEmpty();
    assertThat(IntakeAnswer.parse(text.replace("recording off\n", ""), channel, QUESTION))
        .isEmpty();
  }

  @Test
  void parseShouldSkipALineItDoesNotKnowAndCoverItWithTheMac() {
    List<String> further = List.of("domain-off shop.example", "recording off");
    String mac = Base64Url.encode(channel.mac(QUESTION, 0, 0, Set.of(), further));
    String text =
        "waybill-answer 1\nposition 0 0\nkeys \ndomain-off shop.example\nrecording off\nmac "
            + mac
            + "\n";

    assertThat(IntakeAnswer.parse(text, channel, QUESTION))
        .contains(new IntakeAnswer(0, 0, Set.of(), Optional.of(RecordingState.OFF)));
    assertThat(IntakeAnswer.parse(text.replace("shop", "club"), channel, QUESTION)).isEmpty();
  }

  @Test
  void channelShouldOpenAShipmentOnlyAtItsOwnPlace() {
    LedgerPosition place = new LedgerPosition("0123456789abcdef", 1, 16);
    byte[] sealed = channel.seal(place, QUESTION);

    assertThat(channel.open(place, sealed)).contains(QUESTION);
    assertThat(channel.open(place.at(17), sealed)).isEmpty();
    assertThat(channel.open(place, new byte[0])).isEmpty();
  }
}
