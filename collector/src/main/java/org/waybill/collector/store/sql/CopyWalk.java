package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.State;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.CopyCursor;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.CopyRun;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * Walks over the copies of a message, strongest sign first, by an index: as quick on the last page
 * of many thousand copies as on the first. A state holds a few standings, whose stretches of the
 * index are merged.
 */
final class CopyWalk {

  /** Those that nobody opened come last, as Derby has NULL. */
  private static final int NEVER = Short.MAX_VALUE;

  private static final Comparator<CopyCursor> IN_ORDER =
      Comparator.comparing(CopyCursor::state)
          .thenComparingInt(place -> place.delay().orElse(NEVER))
          .thenComparing(place -> place.copy().bytes(), java.util.Arrays::compareUnsigned);

  private final Session session;
  private final MessageKey message;
  private final Map<State, List<Integer>> standings = new EnumMap<>(State.class);

  CopyWalk(Session session, MessageKey message) throws SQLException {
    this.session = session;
    this.message = message;
    Cohort cohort = StandingRows.ofMessage(session, message);
    boolean recorded = cohort.isRecorded();
    for (int code : cohort.byStanding().keySet()) {
      standings
          .computeIfAbsent(Standing.of(code).state(recorded), state -> new ArrayList<>())
          .add(code);
    }
  }

  /** The next copies of those states. */
  CopyRun next(Set<State> states, Optional<CopyCursor> after, int limit) throws SQLException {
    List<CopyCursor> places = new ArrayList<>();
    for (Map.Entry<State, List<Integer>> entry : standings.entrySet()) {
      State state = entry.getKey();
      boolean isPast = after.isPresent() && state.compareTo(after.get().state()) < 0;
      if (states.contains(state) && !isPast && places.size() <= limit) {
        places.addAll(
            places(state, entry.getValue(), after.filter(at -> at.state() == state), limit + 1));
      }
    }
    List<CopyFigures> copies = new ArrayList<>();
    DetailRows rows = new DetailRows(session);
    for (CopyCursor place : places.subList(0, Math.min(limit, places.size()))) {
      rows.copy(message, place.copy()).ifPresent(copies::add);
    }
    return new CopyRun(
        copies, places.size() > limit ? Optional.of(places.get(limit - 1)) : Optional.empty());
  }

  private List<CopyCursor> places(
      State state, List<Integer> codes, Optional<CopyCursor> after, int most) throws SQLException {
    List<CopyCursor> places = new ArrayList<>();
    for (int code : codes) {
      places.addAll(places(state, code, after, most));
    }
    return places.stream().sorted(IN_ORDER).limit(most).toList();
  }

  private List<CopyCursor> places(State state, int code, Optional<CopyCursor> after, int most)
      throws SQLException {
    List<CopyCursor> places = new ArrayList<>();
    OptionalInt delay = after.map(CopyCursor::delay).orElse(OptionalInt.of(0));
    if (after.isPresent() && delay.isPresent()) {
      places.addAll(
          places(
              state,
              "open_delay = ? AND copy_key > ?",
              most,
              code,
              delay.getAsInt(),
              after.get().copy().bytes()));
    }
    if (delay.isPresent() && places.size() < most) {
      places.addAll(places(state, "open_delay > ?", most - places.size(), code, delay.getAsInt()));
    }
    if (places.size() < most) {
      int left = most - places.size();
      places.addAll(
          delay.isPresent()
              ? places(state, "open_delay IS NULL", left, code)
              : places(
                  state,
                  "open_delay IS NULL AND copy_key > ?",
                  left,
                  code,
                  after.orElseThrow().copy().bytes()));
    }
    return places;
  }

  private List<CopyCursor> places(State state, String where, int most, Object... values)
      throws SQLException {
    Object[] all = new Object[values.length + 2];
    all[0] = message.bytes();
    System.arraycopy(values, 0, all, 1, values.length);
    all[all.length - 1] = most;
    return session.rows(
        row -> {
          int delay = row.getInt(2);
          return new CopyCursor(
              state,
              row.wasNull() ? OptionalInt.empty() : OptionalInt.of(delay),
              TrackingId.of(row.getBytes(1)));
        },
        """
        SELECT copy_key, open_delay FROM copies --DERBY-PROPERTIES index=copies_by_standing
        WHERE message_key = ? AND standing = ? AND %s
        ORDER BY message_key, standing, open_delay, copy_key FETCH FIRST ? ROWS ONLY\
        """
            .formatted(where),
        all);
  }
}
