package org.waybill.ledger;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.Journal;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.RecordId;
import org.waybill.wire.TrackingId;

/**
 * Writes that copies were not handed off. Nobody waits for it; what the disk refuses is owed and
 * tried again. The ledger's bound does not hold here: each of these follows a record that was
 * within it. Thread-safe.
 */
final class Abandonments {
  private final Journal journal;
  private final InstantSource clock;
  private final SecureRandom random;
  private final AtomicLong durableRecords;
  private final ConcurrentLinkedQueue<byte[]> owed = new ConcurrentLinkedQueue<>();

  Abandonments(
      Journal journal, InstantSource clock, SecureRandom random, AtomicLong durableRecords) {
    this.journal = journal;
    this.clock = clock;
    this.random = random;
    this.durableRecords = durableRecords;
  }

  void write(List<TrackingId> copies, String reason) {
    append(
        LedgerRecordBytes.encode(
            new LedgerRecord.Abandoned(RecordId.random(random), clock.millis(), copies, reason)));
  }

  /** Tries once more what the disk refused. */
  void retry() {
    for (int left = owed.size(); left > 0; left--) {
      byte[] record = owed.poll();
      if (record != null) {
        append(record);
      }
    }
  }

  private void append(byte[] record) {
    journal.append(
        record,
        new Acknowledgement() {
          @Override
          public void durable(Position position) {
            durableRecords.incrementAndGet();
          }

          @Override
          public void failed(Throwable cause) {
            owed.add(record);
          }
        });
  }
}
