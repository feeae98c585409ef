package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.collector.store.Verdict;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * Writes one batch within a transaction that the caller ends. Ledger records go first: they make
 * copies known, and whatever waited for one becomes an event at once.
 */
final class BatchWriter {

  private final Session session;
  private final LedgerRows ledger;
  private final Tallies tallies = new Tallies();
  private final Map<TrackingId, Optional<MessageKey>> known = new HashMap<>();
  private long nextEvent;

  private BatchWriter(Session session, long nextEvent) {
    this.session = session;
    this.ledger = new LedgerRows(session);
    this.nextEvent = nextEvent;
  }

  static void write(Session session, Batch batch) throws SQLException {
    Progress before = Progress.read(session);
    if (batch.to().compareTo(before.position()) <= 0) {
      return;
    }
    List<StoreEntry> fresh =
        batch.entries().stream()
            .filter(entry -> entry.position().compareTo(before.position()) >= 0)
            .toList();
    BatchWriter writer = new BatchWriter(session, before.nextEvent());
    writer.write(fresh);
    new Progress(batch.to(), writer.nextEvent).write(session);
  }

  private void write(List<StoreEntry> entries) throws SQLException {
    for (StoreEntry entry : entries) {
      if (entry instanceof LedgerRow row) {
        writeLedger(row);
      }
    }
    for (StoreEntry entry : entries) {
      if (entry instanceof HitRow hit) {
        writeHit(hit);
      }
    }
    tallies.write(session);
  }

  private void writeLedger(LedgerRow row) throws SQLException {
    for (TrackingId copy : ledger.write(row.record())) {
      for (HitRow hit : HitRows.takeOrphans(session, copy)) {
        writeHit(hit);
      }
    }
    Progress.writeNode(session, row.next());
  }

  private void writeHit(HitRow hit) throws SQLException {
    Optional<MessageKey> message = messageOf(hit.copy());
    if (message.isEmpty()) {
      HitRows.insertOrphan(session, hit);
      return;
    }
    HitRows.insertEvent(session, nextEvent, message.get(), Verdict.UNSETTLED, hit);
    nextEvent++;
    tallies.add(message.get(), hit, Verdict.UNSETTLED);
  }

  /** Asked once a batch: no copy becomes known after its ledger records are written. */
  private Optional<MessageKey> messageOf(TrackingId copy) throws SQLException {
    Optional<MessageKey> message = known.get(copy);
    if (message == null) {
      message =
          session.row(
              row -> MessageKey.of(row.getBytes(1)),
              "SELECT message_key FROM copies WHERE copy_key = ?",
              copy.bytes());
      known.put(copy, message);
    }
    return message;
  }
}
