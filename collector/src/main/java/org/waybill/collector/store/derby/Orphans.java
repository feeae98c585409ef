package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.wire.MessageKey;
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
  static boolean join(Session session) throws SQLException {
    Optional<Joined> first =
        session.row(
            row -> new Joined(TrackingId.of(row.getBytes(1)), MessageKey.of(row.getBytes(2))),
            """
            SELECT j.copy_key, c.message_key FROM joining j JOIN copies c ON c.copy_key = j.copy_key
            FETCH FIRST ROW ONLY\
            """);
    if (first.isEmpty()) {
      return false;
    }
    join(session, first.get());
    return true;
  }

  private record Joined(TrackingId copy, MessageKey message) {}

  private static void join(Session session, Joined known) throws SQLException {
    Progress before = Progress.read(session);
    EventWriter events = new EventWriter(session, before.nextEvent());
    List<HitRow> hits = HitRows.takeOrphans(session, known.copy(), Batch.ROWS);
    for (HitRow hit : hits) {
      events.write(known.message(), hit);
    }
    if (hits.size() < Batch.ROWS) {
      session.update("DELETE FROM joining WHERE copy_key = ?", known.copy().bytes());
    }
    new Progress(before.position(), events.finish()).write(session);
  }
}
