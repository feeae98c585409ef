package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.HitMinute;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.journal.Position;

/**
 * Which rows stand for further hits of a pixel or link in a minute, so that a flood makes a row a
 * minute and not one with every batch. A row is added to only where it still is what it is
 * remembered as: one that was rolled back, purged or judged meanwhile costs nothing but a row more,
 * as does one that was forgotten. Used by whoever writes.
 */
final class FurtherRows {

  /** As many pixels and links as can be folded in a minute. */
  private static final int MOST = 10_000;

  /** The row is of the same pixel or link still, and its number does not run over. */
  private static final String ALIKE =
      " AND copy_key = ? AND event_type = ? AND link = ? AND method = ? AND hits <= ?";

  private final Remembered<HitMinute, Made> events = new Remembered<>(MOST);
  private final Remembered<HitMinute, Position> orphans = new Remembered<>(MOST);

  private record Made(long number, long at) {}

  /** Takes note of an event that is about to be made of further hits. */
  void event(HitRow hits, long number) {
    events.put(HitMinute.of(hits), new Made(number, hits.at()));
  }

  /** Adds to the event of that minute and says its time; nothing where there is none. */
  OptionalLong addToEvent(Session session, HitRow hits) throws SQLException {
    Optional<Made> made = events.get(HitMinute.of(hits));
    if (made.isEmpty()) {
      return OptionalLong.empty();
    }
    int added =
        session.update(
            "UPDATE events SET hits = hits + ? WHERE event_no = ? AND hit_at = ? AND verdict = ?"
                + ALIKE,
            hits.hits(),
            made.get().number(),
            made.get().at(),
            Verdict.UNSETTLED.code(),
            hits.copy().bytes(),
            hits.type().code(),
            hits.link(),
            Columns.clip(hits.method(), Columns.METHOD),
            HitRow.MOST_HITS - hits.hits());
    return added == 0 ? OptionalLong.empty() : OptionalLong.of(made.get().at());
  }

  /** Takes note of a row that is about to be made of further hits whose copy is not known. */
  void orphan(HitRow hits) {
    orphans.put(HitMinute.of(hits), hits.position());
  }

  /** Adds to the row of that minute that waits for the copy; false where there is none. */
  boolean addToOrphan(Session session, HitRow hits) throws SQLException {
    Optional<Position> place = orphans.get(HitMinute.of(hits));
    if (place.isEmpty()) {
      return false;
    }
    int added =
        session.update(
            "UPDATE orphans SET hits = hits + ? WHERE segment = ? AND byte_offset = ?" + ALIKE,
            hits.hits(),
            place.get().segment(),
            place.get().offset(),
            hits.copy().bytes(),
            hits.type().code(),
            hits.link(),
            Columns.clip(hits.method(), Columns.METHOD),
            HitRow.MOST_HITS - hits.hits());
    return added > 0;
  }
}
