package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.waybill.collector.store.Figures;
import org.waybill.wire.TrackingId;

/**
 * Adds to the figures of copies and says whose first hit it was. Most hits are the first of their
 * copy, or one more of what the copy has had before: the first are told by a filter and go in with
 * one statement, the second take an update each, and only what is left is looked up before.
 */
final class CopyRollups {

  private static final String ADD =
      """
      UPDATE copy_rollups
      SET hits = hits + ?, first_at = CASE WHEN first_at < ? THEN first_at ELSE ? END,
        last_at = CASE WHEN last_at > ? THEN last_at ELSE ? END
      WHERE copy_key = ? AND event_type = ? AND verdict = ? AND link = ?\
      """;

  private static final String ADD_LATER =
      """
      UPDATE copy_rollups
      SET hits = hits + ?, last_at = CASE WHEN last_at > ? THEN last_at ELSE ? END
      WHERE copy_key = ? AND event_type = ? AND verdict = ? AND link = ? AND first_at <= ?\
      """;

  private final Session session;
  private final SeenKeys seen;
  private final List<Object[]> fresh = new ArrayList<>();
  private final Firsts firsts = new Firsts();

  private CopyRollups(Session session, SeenKeys seen) {
    this.session = session;
    this.seen = seen;
  }

  /** Writes what a transaction adds, link by link. */
  static Firsts write(
      Session session,
      SeenKeys seen,
      SortedMap<Counter<TrackingId>, SortedMap<Integer, Figures>> more)
      throws SQLException {
    CopyRollups rollups = new CopyRollups(session, seen);
    for (Map.Entry<Counter<TrackingId>, SortedMap<Integer, Figures>> entry : more.entrySet()) {
      rollups.add(entry.getKey(), entry.getValue());
    }
    session.insert(BulkTable.COPY_ROLLUPS, rollups.fresh);
    return rollups.firsts;
  }

  private void add(Counter<TrackingId> counter, SortedMap<Integer, Figures> more)
      throws SQLException {
    byte[] copy = counter.key().bytes();
    long key = Counter.seenAs(copy, counter.type().code(), counter.verdict().code());
    boolean isNew = seen.isNew(key);
    seen.add(key);
    if (isNew) {
      add(counter, copy, more, Map.of());
    } else if (more.size() > 1 || !addLater(counter, copy, more)) {
      add(counter, copy, more, stored(counter, copy));
    }
  }

  /** For one link; false where there is no such row, or one that began later. */
  private boolean addLater(
      Counter<TrackingId> counter, byte[] copy, SortedMap<Integer, Figures> more)
      throws SQLException {
    int link = more.firstKey();
    Figures figures = more.values().iterator().next();
    long last = figures.lastAt().orElseThrow();
    return session.update(
            ADD_LATER,
            figures.total(),
            last,
            last,
            copy,
            counter.type().code(),
            counter.verdict().code(),
            link,
            figures.firstAt().orElseThrow())
        > 0;
  }

  /** Adds to rows of which it is known when each began, by link; makes the others. */
  private void add(
      Counter<TrackingId> counter,
      byte[] copy,
      SortedMap<Integer, Figures> more,
      Map<Integer, Long> stored)
      throws SQLException {
    long earliest = Long.MAX_VALUE;
    for (Map.Entry<Integer, Figures> entry : more.entrySet()) {
      int link = entry.getKey();
      Figures figures = entry.getValue();
      long first = figures.firstAt().orElseThrow();
      Long known = stored.get(link);
      OptionalLong before = known == null ? OptionalLong.empty() : OptionalLong.of(known);
      if (before.isPresent()) {
        update(counter, copy, link, figures);
      } else {
        fresh.add(row(counter, copy, link, figures));
      }
      firsts.ofLink(counter, link, before, first);
      earliest = Math.min(earliest, first);
    }
    firsts.ofCopy(counter, stored.values().stream().mapToLong(Long::longValue).min(), earliest);
  }

  private void update(Counter<TrackingId> counter, byte[] copy, int link, Figures figures)
      throws SQLException {
    long first = figures.firstAt().orElseThrow();
    long last = figures.lastAt().orElseThrow();
    session.updateKnown(
        ADD,
        figures.total(),
        first,
        first,
        last,
        last,
        copy,
        counter.type().code(),
        counter.verdict().code(),
        link);
  }

  private static Object[] row(Counter<TrackingId> counter, byte[] copy, int link, Figures figures) {
    return new Object[] {
      copy,
      counter.type().code(),
      counter.verdict().code(),
      link,
      figures.total(),
      figures.firstAt().orElseThrow(),
      figures.lastAt().orElseThrow()
    };
  }

  private Map<Integer, Long> stored(Counter<TrackingId> counter, byte[] copy) throws SQLException {
    Map<Integer, Long> stored = new HashMap<>();
    session.rows(
        row -> stored.put(row.getInt(1), row.getLong(2)),
        """
        SELECT link, first_at FROM copy_rollups --DERBY-PROPERTIES constraint=copy_rollups_key
        WHERE copy_key = ? AND event_type = ? AND verdict = ?\
        """,
        copy,
        counter.type().code(),
        counter.verdict().code());
    return stored;
  }
}
