package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void parseShouldReturnWhatIsSaidFurtherAndCoverItWithTheMac() {
    Allowance some = new Allowance(RecordingState.ON, Set.of("shop.example", "a.example"));
    IntakeAnswer off =
        new IntakeAnswer(
            3, 77, ring.fingerprints(), new Further(Optional.of(some), Optional.of("ab-0")));
    String text = off.format(channel, QUESTION);

    assertThat(text).contains("\nrecording on\noff a.example\noff shop.example\nswitch ab-0\nmac ");
    assertThat(IntakeAnswer.parse(text, channel, QUESTION)).contains(off);
    for (String line :
        List.of("recording on\n", "off a.example\n", "off shop.example\n", "switch ab-0\n")) {
      assertThat(IntakeAnswer.parse(text.replace(line, ""), channel, QUESTION)).isEmpty();
    }
    assertThat(IntakeAnswer.parse(text.replace("shop", "club"), channel, QUESTION)).isEmpty();
  }

  @Test
  void parseShouldReturnAsManyDomainsAsThereMayBe() {
    Set<String> many =
        IntStream.range(0, Allowance.MOST_DOMAINS)
            .mapToObj(n -> "x".repeat(190) + n)
            .collect(Collectors.toSet());
    IntakeAnswer off =
        new IntakeAnswer(0, 0, Set.of(), Further.of(new Allowance(RecordingState.ON, many)));

    assertThat(IntakeAnswer.parse(off.format(channel, QUESTION), channel, QUESTION)).contains(off);
    assertThatThrownBy(() -> Allowance.of(RecordingState.ON).domainsOff().add("a.example"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void parseShouldAllowNothingWhenADomainIsNone() {
    assertThat(parsed("off a.example and more", "recording on").further())
        .isEqualTo(Further.of(Allowance.NOTHING));
  }

  @Test
  void parseShouldSkipALineItDoesNotKnow() {
    assertThat(parsed("domain-off shop.example", "recording off", "switch no ticket"))
        .isEqualTo(new IntakeAnswer(0, 0, Set.of(), Further.of(Allowance.NOTHING)));
    assertThat(parsed("off shop.example").further()).isEqualTo(Further.NONE);
  }

  private IntakeAnswer parsed(String... further) {
    String mac = Base64Url.encode(channel.mac(QUESTION, 0, 0, Set.of(), List.of(further)));
    String text =
        "waybill-answer 1\nposition 0 0\nkeys \n%s\nmac %s\n"
            .formatted(String.join("\n", further), mac);
    return IntakeAnswer.parse(text, channel, QUESTION).orElseThrow();
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
