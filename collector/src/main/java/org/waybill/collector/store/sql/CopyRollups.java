package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.wire.TrackingId;

/**
 * Adds to the figures of copies and says whose first hit it was. Most hits are the first of their
 * copy, or one more of what the copy has had before: the first are told by a filter and go in with
 * one statement, the second take an update each, and only what is left is looked up before. Where
 * the database answers a question about all of them as fast as about one, it is asked that instead.
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
  private final List<Object[]> gathered = new ArrayList<>();
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
    Optional<Map<Counter<TrackingId>, Map<Integer, Long>>> stored = rollups.stored(more.keySet());
    for (Map.Entry<Counter<TrackingId>, SortedMap<Integer, Figures>> entry : more.entrySet()) {
      if (stored.isPresent()) {
        rollups.gather(entry.getKey(), entry.getValue(), stored.get());
      } else {
        rollups.add(entry.getKey(), entry.getValue());
      }
    }
    session.add(BulkTable.COPY_ROLLUPS, rollups.gathered, rollups.fresh);
    return rollups.firsts;
  }

  /** Takes what is written at the end, where all that is stored is known. */
  private void gather(
      Counter<TrackingId> counter,
      SortedMap<Integer, Figures> more,
      Map<Counter<TrackingId>, Map<Integer, Long>> stored) {
    byte[] copy = counter.key().bytes();
    seen.add(Counter.seenAs(copy, counter.type().code(), counter.verdict().code()));
    more.forEach((link, figures) -> gathered.add(row(counter, copy, link, figures)));
    first(counter, more, stored.getOrDefault(counter, Map.of()));
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
    for (Map.Entry<Integer, Figures> entry : more.entrySet()) {
      int link = entry.getKey();
      if (stored.containsKey(link)) {
        update(counter, copy, link, entry.getValue());
      } else {
        fresh.add(row(counter, copy, link, entry.getValue()));
      }
    }
    first(counter, more, stored);
  }

  /** Says whose first hit it was, given when the copy's rows began, by link. */
  private void first(
      Counter<TrackingId> counter, SortedMap<Integer, Figures> more, Map<Integer, Long> stored) {
    long earliest = Long.MAX_VALUE;
    for (Map.Entry<Integer, Figures> entry : more.entrySet()) {
      long first = entry.getValue().firstAt().orElseThrow();
      Long known = stored.get(entry.getKey());
      OptionalLong before = known == null ? OptionalLong.empty() : OptionalLong.of(known);
      firsts.ofLink(counter, entry.getKey(), before, first);
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

  private record Began(Counter<TrackingId> counter, int link, long at) {}

  /** When rows of many copies began; empty where each is asked for by itself. */
  private Optional<Map<Counter<TrackingId>, Map<Integer, Long>>> stored(
      Collection<Counter<TrackingId>> counters) throws SQLException {
    List<Object[]> keys =
        counters.stream()
            .map(
                counter ->
                    new Object[] {
                      counter.key().bytes(), counter.type().code(), counter.verdict().code()
                    })
            .toList();
    return session
        .rowsOf(
            CopyRollups::began,
            "copy_key, event_type, verdict, link, first_at",
            "copy_rollups",
            "copy_key, event_type, verdict",
            keys)
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            Began::counter, Collectors.toMap(Began::link, Began::at))));
  }

  private static Began began(ResultSet row) throws SQLException {
    return new Began(
        new Counter<>(
            TrackingId.of(row.getBytes(1)), EventType.of(row.getInt(2)), Verdict.of(row.getInt(3))),
        row.getInt(4),
        row.getLong(5));
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
