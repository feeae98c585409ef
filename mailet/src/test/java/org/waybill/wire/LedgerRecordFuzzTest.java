package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs the kept inputs; {@code mvn -Pfuzz -Dtest=LedgerRecordFuzzTest} looks for new ones. */
class LedgerRecordFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void decodeShouldRefuseOrReadWhatItWouldWriteWhateverTheBytes(byte[] input) {
    LedgerRecord read;
    try {
      read = LedgerRecordBytes.decode(input);
    } catch (IllegalArgumentException e) {
      return; // said so: cut off, or holds what cannot be
    }
    if (!(read instanceof LedgerRecord.Unknown)) {
      byte[] written = LedgerRecordBytes.encode(read);
      assertThat(LedgerRecordBytes.decode(written)).isEqualTo(read);
    }
  }
}
