package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Crowd;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.store.Ripe;

/**
 * Shows a crowd every stored hit in the order of events, so far ahead of those that are judged as
 * anything can speak against them. In memory only: it begins some time before the first hit that is
 * judged. For whoever writes.
 */
final class Surroundings {

  /** How far the crowd looks, back and ahead. */
  private static final long PATIENCE = Judge.PATIENCE.toMillis();

  private static final int PAGE = 500;

  /** How many pages are shown at once: a batch waits for them. */
  private static final int PAGES = 10;

  /** How many events it begins before the first at most, as a power of two. */
  private static final int MOST_BACK = 18;

  private final Judge judge;
  private final Crowd crowd;
  private long next;

  private Surroundings(Judge judge, long next) {
    this.judge = judge;
    this.crowd = judge.crowd();
    this.next = next;
  }

  /** Those of an event and what follows it. */
  static Surroundings before(Session session, Judge judge, long number, long at)
      throws SQLException {
    long from = number;
    for (int power = 10; power <= MOST_BACK; power++) {
      from = number - (1L << power);
      Optional<Long> earliest =
          session.row(
              row -> row.getLong(1),
              """
              SELECT hit_at FROM events --DERBY-PROPERTIES constraint=events_key
              WHERE event_no >= ? ORDER BY event_no FETCH FIRST ROW ONLY\
              """,
              from);
      if (from <= 0 || earliest.orElse(at) < at - 2 * PATIENCE) {
        break;
      }
    }
    return new Surroundings(judge, from);
  }

  Judge judge() {
    return judge;
  }

  Crowd crowd() {
    return crowd;
  }

  /**
   * Shows what came until everything is seen that can speak against a hit of that time.
   *
   * @return whether that is so now; ask again until it is
   */
  boolean isSeenAround(Session session, long at, Ripe ripe) throws SQLException {
    for (int page = 0; page < PAGES; page++) {
      List<KeptHit> hits = KeptHit.from(session, next, PAGE);
      for (KeptHit hit : hits) {
        boolean ahead = ripe.isAhead(hit.at());
        if (hit.at() > at + PATIENCE && !ahead) {
          return true;
        }
        if (!ahead) {
          crowd.see(hit.copy(), hit.sighting());
        }
        next = hit.number() + 1;
      }
      if (hits.size() < PAGE) {
        return true;
      }
    }
    return false;
  }
}
