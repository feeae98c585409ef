package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.wire.TrackingId;

/**
 * Hits that waited for their copy become events, a bounded number in each transaction: anybody can
 * ask for one pixel a million times before its ledger record comes.
 */
final class Orphans {

  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

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

  /**
   * Joins the next hits within a transaction that the caller ends.
   *
   * @param leavingOut whether a hit that can never be stored is left out, or fails them all
   * @return how many were left out; nothing where no hit was left to join
   */
  static OptionalInt join(Session session, Memory memory, boolean leavingOut) throws SQLException {
    Optional<TrackingId> first =
        session.row(
            row -> TrackingId.of(row.getBytes(1)),
            """
            SELECT j.copy_key FROM joining j JOIN copies c ON c.copy_key = j.copy_key
            FETCH FIRST ROW ONLY\
            """);
    return first.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(join(session, memory, first.get(), leavingOut));
  }

  private static int join(Session session, Memory memory, TrackingId copy, boolean leavingOut)
      throws SQLException {
    KnownCopy known =
        memory
            .lookup()
            .copy(session, copy)
            .orElseThrow(() -> new SQLException("a copy that was known is gone"));
    Progress before = Progress.read(session);
    EventWriter events = new EventWriter(session, memory, before);
    List<HitRow> hits = HitRows.takeOrphans(session, copy, Batch.ROWS);
    int leftOut = 0;
    for (HitRow hit : hits) {
      events.add(known, hit);
      if (leavingOut && !isWritten(session, events, hit)) {
        leftOut++;
      }
    }
    if (hits.size() < Batch.ROWS) {
      session.update("DELETE FROM joining WHERE copy_key = ?", copy.bytes());
    }
    Progress.writeNextEvent(session, events.finish());
    return leftOut;
  }

  /** Writes the one hit that has gathered; false where it can never be stored. */
  private static boolean isWritten(Session session, EventWriter events, HitRow hit)
      throws SQLException {
    try {
      session.wholly(events::flush);
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!Refusal.is(e)) {
        throw e;
      }
      events.forget();
      Refusal.log(LOG, hit.position(), e);
      return false;
    }
  }
}
