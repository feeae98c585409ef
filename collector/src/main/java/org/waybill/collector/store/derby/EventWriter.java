package org.waybill.collector.store.derby;

import java.sql.SQLException;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.Verdict;
import org.waybill.wire.MessageKey;

/** Makes events of hits whose copy is known, and counts them, within one transaction. */
final class EventWriter {

  private final Session session;
  private final Tallies tallies = new Tallies();
  private long next;

  /** Goes on with that event number. */
  EventWriter(Session session, long next) {
    this.session = session;
    this.next = next;
  }

  void write(MessageKey message, HitRow hit) throws SQLException {
    HitRows.insertEvent(session, next, message, Verdict.UNSETTLED, hit);
    next++;
    tallies.add(message, hit, Verdict.UNSETTLED);
  }

  /** Writes the figures and returns the next event's number. */
  long finish() throws SQLException {
    tallies.write(session);
    return next;
  }
}
