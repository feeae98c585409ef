package org.waybill.collector.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/** What lies in journals out there must be readable for ever: the bytes are known answers. */
class JournalRecordBytesTest {

  private static final TrackingId COPY =
      TrackingId.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

  private static final Hit HIT =
      new Hit(
          1_790_000_000_123L,
          Method.HEAD,
          HitKind.CLICK,
          Mode.IDENTIFIED,
          COPY,
          new PersonCode(0x1122334455667788L),
          690,
          7,
          "192.0.2.1",
          "Mail/1.0",
          Map.of("X-Moz", "prefetch", "Accept", "*/*"));

  private static final String HIT_BYTES =
      "4801" // kind, version
          + "000001a0c4506c7b" // at
          + "026304" // HEAD, click, identified
          + "000102030405060708090a0b0c0d0e0f" // copy
          + "1122334455667788" // person
          + "02b20007" // day, link
          + "00093139322e302e322e31" // address
          + "00084d61696c2f312e30" // user agent
          + "02" // headers
          + "0100032a2f2a" // Accept
          + "0600087072656665746368"; // X-Moz

  private static final Shipment SHIPMENT =
      new Shipment(
          new LedgerPosition("0123456789abcdef", 1, 16),
          new LedgerPosition("0123456789abcdef", 2, 90),
          List.of(new byte[] {1, 2, 3}, new byte[] {4}));

  private static final String SHIPMENT_BYTES =
      "4c01"
          + "30313233343536373839616263646566"
          + "0000000000000001"
          + "0000000000000010"
          + "0000000000000002"
          + "000000000000005a"
          + "00000003010203"
          + "0000000104";

  @Test
  void hitShouldHaveTheKnownBytes() {
    assertThat(hex(HIT)).isEqualTo(HIT_BYTES);
  }

  @Test
  void hitShouldBeReadBack() {
    assertThat(decode(HIT_BYTES)).isEqualTo(HIT);
  }

  @Test
  void shipmentShouldHaveTheKnownBytes() {
    assertThat(hex(SHIPMENT)).isEqualTo(SHIPMENT_BYTES);
  }

  @Test
  void shipmentShouldBeReadBack() {
    Shipment read = (Shipment) decode(SHIPMENT_BYTES);
    assertThat(read.from()).isEqualTo(SHIPMENT.from());
    assertThat(read.to()).isEqualTo(SHIPMENT.to());
    assertThat(read.records()).containsExactly(new byte[] {1, 2, 3}, new byte[] {4});
  }

  @Test
  void nothingShouldHaveTheKnownBytes() {
    assertThat(hex(new Nothing())).isEqualTo("4e01");
    assertThat(decode("4e01")).isEqualTo(new Nothing());
  }

  @Test
  void tamperingShouldBeTimeAndAddress() {
    Tampering tampering = new Tampering(1, "::1");
    assertThat(hex(tampering)).isEqualTo("5401" + "0000000000000001" + "0003" + "3a3a31");
    assertThat(decode(hex(tampering))).isEqualTo(tampering);
  }

  @Test
  void recordShouldBeUnknownWhenItsKindIsNotKnown() {
    assertThat(decode("5a01ff")).isEqualTo(new Unknown('Z'));
  }

  @Test
  void recordShouldBeUnknownWhenItsVersionIsNotKnown() {
    assertThat(decode("4802ff")).isEqualTo(new Unknown('H'));
  }

  @Test
  void headerShouldBeSkippedWhenItsNumberIsNotKnown() {
    String later = HIT_BYTES.replace("0600087072656665746368", "630001" + "41");
    assertThat(((Hit) decode(later)).headers()).containsOnlyKeys("Accept");
  }

  @Test
  void recordShouldBeRefusedWhereverItIsCutOff() {
    byte[] whole = JournalRecordBytes.encode(HIT);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException()
          .as("cut to %d bytes", length)
          .isThrownBy(() -> JournalRecordBytes.decode(cut));
    }
  }

  private static String hex(JournalRecord entry) {
    return HexFormat.of().formatHex(JournalRecordBytes.encode(entry));
  }

  private static JournalRecord decode(String hex) {
    return JournalRecordBytes.decode(HexFormat.of().parseHex(hex));
  }
}
