package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.StoreEntry.HitRow;

/**
 * Makes events of hits whose copy is known, and counts them, within one transaction. Rows gather
 * until they are {@linkplain #flush() written} with one statement, and are counted then.
 */
final class EventWriter {

  private final Session session;
  private final Tallies tallies;
  private final FurtherRows further;
  private final List<Made> made = new ArrayList<>();
  private final List<Object[]> rows = new ArrayList<>();
  private long next;

  /** Goes on where the store is. */
  EventWriter(Session session, Memory memory, Progress before) {
    this.session = session;
    this.tallies = new Tallies(session, memory, before.slots());
    this.further = memory.further();
    this.next = before.nextEvent();
  }

  private record Made(KnownCopy copy, HitRow hit) {}

  void add(KnownCopy copy, HitRow hit) {
    rows.add(HitRows.event(next + rows.size(), copy.message(), Verdict.UNSETTLED, hit));
    made.add(new Made(copy, hit));
  }

  /**
   * Adds to the event of their minute, and counts them when it was; makes it where there is none.
   */
  void addFurther(KnownCopy copy, HitRow hits) throws SQLException {
    OptionalLong at = further.addToEvent(session, hits);
    if (at.isPresent()) {
      tallies.add(copy, hits.withAt(at.getAsLong()), Verdict.UNSETTLED);
    } else {
      further.event(hits, next + rows.size());
      add(copy, hits);
    }
  }

  /** Writes what has gathered. */
  void flush() throws SQLException {
    session.insert(BulkTable.EVENTS, rows);
    for (Made event : made) {
      tallies.add(event.copy(), event.hit(), Verdict.UNSETTLED);
    }
    next += rows.size();
    forget();
  }

  /** Leaves out what has gathered since it was last written. */
  void forget() {
    rows.clear();
    made.clear();
  }

  /** Writes rows and figures and returns the next event's number. */
  long finish() throws SQLException {
    flush();
    tallies.write();
    return next;
  }
}
