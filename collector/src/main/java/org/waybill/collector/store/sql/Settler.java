package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Reclassification;
import org.waybill.collector.store.Reclassified;
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

  private static final long FIRST = 1;

  private final Recognizer recognizer;

  private @Nullable Surroundings surroundings;

  /** Names devices by it. */
  Settler(Recognizer recognizer) {
    this.recognizer = recognizer;
  }

  private record Part(long to, boolean isMore) {}

  private record Place(long number, long at, MessageKey message, TrackingId copy) {}

  /** Looks around anew: what it saw last was rolled back, or somebody else judges. */
  void beginAnew() {
    surroundings = null;
  }

  /** How far judging again is. */
  static Reclassification reclassification(Session session) throws SQLException {
    return session
        .row(
            row ->
                new Reclassification(
                    row.getLong(1) == 0 ? OptionalLong.empty() : OptionalLong.of(row.getLong(1)),
                    row.getInt(2),
                    row.getLong(3) > 0),
            "SELECT reclassified_at, reclassify_rules, reclassify_to FROM progress WHERE id = 1")
        .orElseThrow(() -> new SQLException("table progress has lost its row"));
  }

  /** Judges the next part of what was not judged, and says whether there may be more. */
  boolean settle(Session session, Memory memory, Judge judge, Ripe ripe) throws SQLException {
    long from = settledTo(session);
    Part part = step(session, memory, memory.lookup().pasts(), judge, ripe, from, Long.MAX_VALUE);
    if (part.to() > from) {
      session.update("UPDATE progress SET settled_to = ? WHERE id = 1", part.to());
    }
    return part.isMore();
  }

  /**
   * Judges the next part of what was judged before.
   *
   * @param anew from the first event on, and not from where it was broken off
   */
  Reclassified reclassify(Session session, Memory memory, Judge judge, Instant now, boolean anew)
      throws SQLException {
    OptionalLong brokenOff = anew ? OptionalLong.empty() : reclassifyTo(session, judge);
    if (brokenOff.isEmpty()) {
      beginAnew();
    }
    long from = brokenOff.orElse(FIRST);
    long until = settledTo(session);
    memory.lookup().pasts().clear(); // they are as judged before
    Part part = step(session, memory, new Remembered<>(0), judge, Ripe.all(now), from, until);
    session.update(
        "UPDATE progress SET reclassify_to = ?, reclassify_rules = ? WHERE id = 1",
        part.isMore() ? part.to() : 0,
        judge.version());
    if (!part.isMore()) {
      session.update("UPDATE progress SET reclassified_at = ? WHERE id = 1", now.toEpochMilli());
    }
    return new Reclassified(part.isMore() ? part.to() : until, until, part.isMore());
  }

  /**
   * Judges the next part from one event to another, the last excluded.
   *
   * @return with the place from which it goes on
   */
  private Part step(
      Session session,
      Memory memory,
      Remembered<TrackingId, PastHits> pasts,
      Judge judge,
      Ripe ripe,
      long from,
      long until)
      throws SQLException {
    List<Place> places = places(session, from, until);
    List<Place> part = part(places, ripe);
    if (part.isEmpty()) {
      return new Part(from, false);
    }
    long latest =
        part.stream().mapToLong(Place::at).filter(at -> !ripe.isAhead(at)).max().orElse(0);
    Surroundings around = around(session, judge, part.getFirst());
    if (!around.isSeenAround(session, latest, ripe)) {
      return new Part(from, true);
    }
    long to = part.getLast().number() + 1;
    Map<TrackingId, MessageKey> copies = new LinkedHashMap<>();
    part.forEach(place -> copies.put(place.copy(), place.message()));
    CopyJudging judging =
        new CopyJudging(
            session,
            memory,
            new CopyJudging.By(judge, around.crowd(), recognizer),
            pasts,
            from,
            to);
    for (Map.Entry<TrackingId, MessageKey> copy : copies.entrySet()) {
      judging.judge(copy.getKey(), copy.getValue());
    }
    judging.finish();
    boolean more =
        part.size() < places.size()
            ? ripe.is(places.get(part.size()).at())
            : places.size() == EVENTS;
    return new Part(to, more);
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

  /** Where it was broken off under the same rules. */
  private static OptionalLong reclassifyTo(Session session, Judge judge) throws SQLException {
    return session
        .row(
            row -> row.getLong(1),
            "SELECT reclassify_to FROM progress WHERE id = 1 AND reclassify_rules = ?",
            judge.version())
        .stream()
        .mapToLong(Long::longValue)
        .filter(to -> to > 0)
        .findFirst();
  }

  private static long settledTo(Session session) throws SQLException {
    return session
        .row(row -> row.getLong(1), "SELECT settled_to FROM progress WHERE id = 1")
        .orElseThrow(() -> new SQLException("table progress has lost its row"));
  }

  private static List<Place> places(Session session, long from, long until) throws SQLException {
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
        WHERE event_no >= ? AND event_no < ? ORDER BY event_no FETCH FIRST ? ROWS ONLY\
        """,
        from,
        until,
        EVENTS);
  }
}
