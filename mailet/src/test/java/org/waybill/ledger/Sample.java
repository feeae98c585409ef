package org.waybill.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.waybill.wire.IdentityKey;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/** Ledger records made of a number, and keys. */
final class Sample {
  static final SecureRandom RANDOM = new SecureRandom();

  private Sample() {}

  static LedgerRecord.Sent sent(int number) {
    return sent(number, "subject " + number);
  }

  static LedgerRecord.Sent sent(int number, String subject) {
    return new LedgerRecord.Sent(
        RecordId.of(sixteen(number)),
        1_000L + number,
        MessageKey.of(sixteen(number)),
        Optional.empty(),
        "sender@sender.example",
        "sender@sender.example",
        subject,
        Mode.AGGREGATE,
        Labels.NONE,
        List.of(),
        List.of(new SentCopy(copy(number), PersonCode.NONE, "*", 1, 1)));
  }

  static TrackingId copy(int number) {
    return TrackingId.of(sixteen(number));
  }

  static LedgerChannel channel() {
    return LedgerChannel.of(IdentityKey.generate(RANDOM));
  }

  /** Of a kill switch that nobody moves. */
  static SwitchErrands unmoved(
      Ledger ledger, Intake intake, ShipperOptions options, Troubles troubles) throws IOException {
    return new SwitchErrands(
        ledger.node(),
        intake,
        SwitchedHere.NOTHING,
        ToldSwitches.load(ledger.disk(), options.collector()),
        troubles);
  }

  private static byte[] sixteen(int number) {
    return ByteBuffer.allocate(16).putInt(12, number).array();
  }
}
