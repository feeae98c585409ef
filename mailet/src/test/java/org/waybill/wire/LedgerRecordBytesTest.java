package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerRecordBytesTest {

  private final byte[] sent = new Vectors().hex("ledger.sent");

  LedgerRecordBytesTest() throws IOException {}

  @Test
  void decodeShouldRefuseEveryTruncation() {
    for (int length = 0; length < sent.length; length++) {
      byte[] cut = Arrays.copyOf(sent, length);
      assertThatThrownBy(() -> LedgerRecordBytes.decode(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void decodeShouldSkipFieldsOfALaterVersionAtTheEnd() {
    byte[] longer = Arrays.copyOf(sent, sent.length + 20);
    assertThat(LedgerRecordBytes.decode(longer)).isEqualTo(LedgerRecordBytes.decode(sent));
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
    byte[] batch = LedgerBatch.encode(java.util.List.of(sent, sent));
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
