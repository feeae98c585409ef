package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.wire.PersonCode.NONE;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.wire.LedgerRecord.Sent;

class LedgerRecordBytesTest {

  private final Vectors vectors = new Vectors();
  private final byte[] sent = vectors.hex("ledger.sent");

  LedgerRecordBytesTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(strings = {"sent", "abandoned", "delivered", "bounced", "html"})
  void decodeShouldRefuseEveryTruncation(String kind) {
    byte[] whole = vectors.hex("ledger." + kind);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> LedgerRecordBytes.decode(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sentOfCampaign", "abandoned", "delivered", "bounced", "html"})
  void decodeShouldSkipFieldsOfALaterVersionAtTheEnd(String kind) {
    byte[] whole = vectors.hex("ledger." + kind);
    byte[] longer = Arrays.copyOf(whole, whole.length + 20);
    assertThat(LedgerRecordBytes.decode(longer)).isEqualTo(LedgerRecordBytes.decode(whole));
  }

  /** A mailet may put other pixels into one recipient's copy than into another's. */
  @Test
  void pixelsShouldBeEachCopysOwn() {
    Sent one = (Sent) LedgerRecordBytes.decode(sent);
    List<SentCopy> copies =
        Stream.of(2, 0, 1)
            .map(pixels -> new SentCopy(one.copies().get(0).copy(), NONE, "*", 1, pixels))
            .toList();
    byte[] bytes = LedgerRecordBytes.encode(with(one, copies));

    assertThat(LedgerRecordBytes.decode(bytes)).isEqualTo(with(one, copies));
    assertThatThrownBy(() -> LedgerRecordBytes.decode(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Sent with(Sent sent, List<SentCopy> copies) {
    return new Sent(
        sent.id(),
        sent.at(),
        sent.message(),
        sent.messageId(),
        sent.sender(),
        sent.from(),
        sent.subject(),
        sent.mode(),
        sent.labels(),
        sent.links(),
        copies);
  }

  @Test
  void decodeShouldKeepUnknownKindsAndVersions() {
    byte[] kind = sent.clone();
    kind[1] = 'Z';
    byte[] version = sent.clone();
    version[0] = 2;
    assertThat(LedgerRecordBytes.decode(kind)).isInstanceOf(LedgerRecord.Unknown.class);
    assertThat(LedgerRecordBytes.decode(version)).isInstanceOf(LedgerRecord.Unknown.class);
  }

  @Test
  void decodeShouldOnlyThrowIllegalArgumentWhenBytesAreMutated() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] mutant = sent.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(LedgerRecordBytes.decode(mutant)).isNotNull();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void batchShouldRefuseEveryCutWithinARecord() {
    byte[] batch = LedgerBatch.encode(List.of(sent, sent));
    assertThat(LedgerBatch.decode(batch)).containsExactly(sent, sent);
    for (int length = 1; length < batch.length; length++) {
      byte[] cut = Arrays.copyOf(batch, length);
      if (length != batch.length / 2) {
        assertThatThrownBy(() -> LedgerBatch.decode(cut))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
