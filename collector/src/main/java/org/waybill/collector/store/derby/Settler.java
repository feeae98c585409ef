package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.store.Ripe;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * Walks over the events behind a cursor and has them judged, a part at a time, each within a
 * transaction that the caller ends. For whoever writes.
 */
final class Settler {

  /** Events of one part at most: some fifty milliseconds that a batch waits. */
  private static final int EVENTS = 200;

  /** How far apart hits of one part came at most: a crowd forgets what is long past. */
  private static final long SPAN = Judge.PATIENCE.toMillis() / 2;

  private @Nullable Surroundings surroundings;

  private record Place(long number, long at, MessageKey message, TrackingId copy) {}

  /** Looks around anew: what it saw last was rolled back, or somebody else judges. */
  void beginAnew() {
    surroundings = null;
  }

  /** Judges the next part, and says whether there may be more. */
  boolean step(Session session, Memory memory, Judge judge, Ripe ripe) throws SQLException {
    long from = cursor(session);
    List<Place> places = places(session, from);
    List<Place> part = part(places, ripe);
    if (part.isEmpty()) {
      return false;
    }
    long latest =
        part.stream().mapToLong(Place::at).filter(at -> !ripe.isAhead(at)).max().orElse(0);
    Surroundings around = around(session, judge, part.getFirst());
    if (!around.isSeenAround(session, latest, ripe)) {
      return true;
    }
    long to = part.getLast().number() + 1;
    Map<TrackingId, MessageKey> copies = new LinkedHashMap<>();
    part.forEach(place -> copies.put(place.copy(), place.message()));
    CopyJudging judging = new CopyJudging(session, memory, judge, around.crowd(), from, to);
    for (Map.Entry<TrackingId, MessageKey> copy : copies.entrySet()) {
      judging.judge(copy.getKey(), copy.getValue());
    }
    judging.finish();
    session.update("UPDATE progress SET settled_to = ? WHERE id = 1", to);
    return part.size() < places.size() ? isMore(places.get(part.size()), ripe) : isFull(places);
  }

  private static boolean isMore(Place next, Ripe ripe) {
    return ripe.is(next.at());
  }

  private static boolean isFull(List<Place> places) {
    return places.size() == EVENTS;
  }

  private Surroundings around(Session session, Judge judge, Place first) throws SQLException {
    Surroundings around = surroundings;
    if (around == null || !around.judge().equals(judge)) {
      around = Surroundings.before(session, judge, first.number(), first.at());
      surroundings = around;
    }
    return around;
  }

  /** Those that are ripe and came at about the same time. */
  private static List<Place> part(List<Place> places, Ripe ripe) {
    List<Place> part = new ArrayList<>();
    Optional<Place> first = places.stream().findFirst();
    for (Place place : places) {
      if (!ripe.is(place.at()) || place.at() > first.orElseThrow().at() + SPAN) {
        break;
      }
      part.add(place);
    }
    return part;
  }

  private static long cursor(Session session) throws SQLException {
    return session
        .row(row -> row.getLong(1), "SELECT settled_to FROM progress WHERE id = 1")
        .orElseThrow(() -> new SQLException("table progress has lost its row"));
  }

  private static List<Place> places(Session session, long from) throws SQLException {
    return session.rows(
        row ->
            new Place(
                row.getLong(1),
                row.getLong(2),
                MessageKey.of(row.getBytes(3)),
                TrackingId.of(row.getBytes(4))),
        """
        SELECT event_no, hit_at, message_key, copy_key
        FROM events --DERBY-PROPERTIES constraint=events_key
        WHERE event_no >= ? ORDER BY event_no FETCH FIRST ? ROWS ONLY\
        """,
        from,
        EVENTS);
  }
}
