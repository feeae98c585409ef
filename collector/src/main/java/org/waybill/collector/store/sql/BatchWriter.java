package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.FurtherHits;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.collector.store.StoreEntry.Tampered;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.TrackingId;

/**
 * Writes one batch within a transaction that the caller ends. Ledger records go first: they make
 * copies known, and hits of the same batch need not wait.
 */
final class BatchWriter {

  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final Session session;
  private final StoredJournal journal;
  private final boolean leavingOut;
  private final Lookup lookup;
  private final FurtherRows further;
  private final LedgerRows ledger;
  private final EventWriter events;
  private final TamperingRows tampering;
  private final List<Object[]> orphans = new ArrayList<>();
  private final Map<String, LedgerPosition> nodes = new LinkedHashMap<>();
  private int leftOut;

  private BatchWriter(
      Session session, Memory memory, StoredJournal journal, boolean leavingOut, Progress before) {
    this.session = session;
    this.journal = journal;
    this.leavingOut = leavingOut;
    this.lookup = memory.lookup();
    this.further = memory.further();
    this.ledger = new LedgerRows(session, lookup, before.slots());
    this.tampering = new TamperingRows(session);
    this.events = new EventWriter(session, memory, before);
  }

  /**
   * Writes what is new of a batch.
   *
   * @param journal which one it is of, as it is stored
   * @param leavingOut whether an entry that can never be stored is left out, or fails the batch
   * @return how many were left out
   */
  static int write(
      Session session, Memory memory, StoredJournal journal, Batch batch, boolean leavingOut)
      throws SQLException {
    if (batch.to().compareTo(journal.position()) <= 0) {
      return 0;
    }
    List<StoreEntry> fresh =
        batch.entries().stream()
            .filter(entry -> entry.position().compareTo(journal.position()) >= 0)
            .toList();
    Progress before = Progress.read(session);
    BatchWriter writer = new BatchWriter(session, memory, journal, leavingOut, before);
    writer.write(fresh);
    Progress.writeNextEvent(session, writer.events.finish());
    journal.write(session, batch.to());
    return writer.leftOut;
  }

  private void write(List<StoreEntry> entries) throws SQLException {
    for (StoreEntry entry : entries) {
      if (entry instanceof LedgerRow row) {
        writeOrLeaveOut(entry, () -> writeLedger(row));
        nodes.put(row.next().node(), row.next());
      }
    }
    lookup.copies(session, copies(entries));
    for (StoreEntry entry : entries) {
      switch (entry) {
        case HitRow hit -> writeOrLeaveOut(entry, () -> writeHit(journal.placed(hit)));
        case FurtherHits(HitRow hits) ->
            writeOrLeaveOut(entry, () -> writeFurther(journal.placed(hits)));
        case Tampered tampered -> writeOrLeaveOut(entry, () -> tampering.write(tampered));
        case LedgerRow row -> {}
      }
    }
    ledger.finish();
    flushOrphans();
    for (LedgerPosition next : nodes.values()) {
      Progress.writeNode(session, next);
    }
  }

  /** Whose hits there are. */
  private static List<TrackingId> copies(List<StoreEntry> entries) {
    List<TrackingId> copies = new ArrayList<>();
    for (StoreEntry entry : entries) {
      if (entry instanceof HitRow hit) {
        copies.add(hit.copy());
      }
    }
    return copies;
  }

  private void writeLedger(LedgerRow row) throws SQLException {
    for (TrackingId copy : ledger.write(row.record())) {
      Orphans.known(session, copy);
    }
    ledger.keep();
  }

  private void writeHit(HitRow hit) throws SQLException {
    Optional<KnownCopy> copy = lookup.copy(session, hit.copy());
    if (copy.isPresent()) {
      events.add(copy.get(), hit);
    } else {
      orphans.add(HitRows.orphan(hit));
    }
    flushIfAlone();
  }

  private void writeFurther(HitRow hits) throws SQLException {
    Optional<KnownCopy> copy = lookup.copy(session, hits.copy());
    if (copy.isPresent()) {
      events.addFurther(copy.get(), hits);
    } else if (!further.addToOrphan(session, hits)) {
      further.orphan(hits);
      orphans.add(HitRows.orphan(hits));
    }
    flushIfAlone();
  }

  /** What may have to be left out is written for itself. */
  private void flushIfAlone() throws SQLException {
    if (leavingOut) {
      events.flush();
      flushOrphans();
    }
  }

  private void flushOrphans() throws SQLException {
    session.insert(BulkTable.ORPHANS, orphans);
    orphans.clear();
  }

  private void writeOrLeaveOut(StoreEntry entry, Session.Deed deed) throws SQLException {
    if (!leavingOut) {
      deed.run();
      return;
    }
    try {
      session.wholly(deed);
    } catch (SQLException | RuntimeException e) {
      if (!Refusal.is(e)) {
        throw e;
      }
      lookup.forget();
      ledger.forget();
      events.forget();
      orphans.clear();
      leftOut++;
      Refusal.log(LOG, entry.position(), e);
    }
  }
}
