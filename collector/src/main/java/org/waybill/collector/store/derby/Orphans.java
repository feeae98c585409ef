package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.wire.TrackingId;

/**
 * Hits that waited for their copy become events, a bounded number in each transaction: anybody can
 * ask for one pixel a million times before its ledger record comes.
 */
final class Orphans {

  private Orphans() {}

  /** Notes that a copy has become known; without hits that wait for it there is nothing to note. */
  static void known(Session session, TrackingId copy) throws SQLException {
    session.update(
        """
        INSERT INTO joining (copy_key)
        SELECT copy_key FROM orphans --DERBY-PROPERTIES index=orphans_by_copy
        WHERE copy_key = ? ORDER BY copy_key FETCH FIRST ROW ONLY\
        """,
        copy.bytes());
  }

  /** Joins the next hits within a transaction that the caller ends; false where none is left. */
  static boolean join(Session session, Memory memory) throws SQLException {
    Optional<TrackingId> first =
        session.row(
            row -> TrackingId.of(row.getBytes(1)),
            """
            SELECT j.copy_key FROM joining j JOIN copies c ON c.copy_key = j.copy_key
            FETCH FIRST ROW ONLY\
            """);
    if (first.isEmpty()) {
      return false;
    }
    join(session, memory, first.get());
    return true;
  }

  private static void join(Session session, Memory memory, TrackingId copy) throws SQLException {
    KnownCopy known =
        memory
            .lookup()
            .copy(session, copy)
            .orElseThrow(() -> new SQLException("a copy that was known is gone"));
    Progress before = Progress.read(session);
    EventWriter events = new EventWriter(session, memory, before);
    List<HitRow> hits = HitRows.takeOrphans(session, copy, Batch.ROWS);
    for (HitRow hit : hits) {
      events.add(known, hit);
    }
    if (hits.size() < Batch.ROWS) {
      session.update("DELETE FROM joining WHERE copy_key = ?", copy.bytes());
    }
    before.to(before.position(), events.finish()).write(session);
  }
}
