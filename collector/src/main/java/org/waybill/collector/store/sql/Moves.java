package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Delay;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.sql.Contribution.Kind;
import org.waybill.collector.store.sql.Contribution.Named;
import org.waybill.collector.store.sql.Contribution.Row;
import org.waybill.wire.TrackingId;

/**
 * Moves hits whose judgement changed from figure to figure: of each copy what it added before is
 * taken away and what it adds now is added, in all figures there are. For one transaction.
 */
final class Moves {

  private final Session session;
  private final Memory memory;
  private final List<Object[]> fresh = new ArrayList<>();
  private final MessageMoves messages = new MessageMoves();
  private final SubjectRollups subjects;
  private final Standings standings;
  private final ReasonMoves reasons;

  /**
   * Nothing yet.
   *
   * @param slots where figures of subjects stand
   */
  Moves(Session session, Memory memory, Slots slots) {
    this.session = session;
    this.memory = memory;
    this.subjects = new SubjectRollups(slots);
    this.standings = new Standings(slots);
    this.reasons = new ReasonMoves(slots);
  }

  /**
   * A copy whose hits were judged again.
   *
   * @param sentAt its message's, UTC milliseconds
   * @param standing where it stood before
   * @param openDelay how long it took until it was opened, as far as that was told before
   */
  record Case(
      TrackingId id,
      KnownCopy copy,
      long sentAt,
      Delivery delivery,
      Standing standing,
      Optional<Delay> openDelay) {

    Standings.Of of() {
      return new Standings.Of(copy.message(), copy.subjects(), sentAt);
    }
  }

  /** Moves the hits themselves by the hour they came in. */
  void hit(Case one, Judged before, Judged after) throws SQLException {
    count(one, before, -1);
    count(one, after, 1);
  }

  private void count(Case one, Judged hit, int sign) throws SQLException {
    long hits = sign * hit.figures().total();
    int hour = Hour.of(hit.figures().firstAt().orElseThrow());
    Kind kind = new Kind(hit.type(), hit.judgement().verdict());
    subjects.add(one.copy().subjects(), hour, kind, hits, 0);
    subjects.add(target(one, kind, hit.link()), hour, kind, hits, 0);
    for (Map.Entry<Subject, String> named : hit.subjects().entrySet()) {
      memory.lookup().name(session, named.getKey(), named.getValue());
      subjects.add(List.of(named.getKey()), hour, kind, hits, 0);
    }
    for (Reason reason : hit.judgement().reasons().list()) {
      reasons.hits(one.copy().subjects(), hour, reason, kind.verdict(), hits);
    }
  }

  /** Moves what counts once a copy, and the copy's own figures. */
  void copy(Case one, Contribution before, Contribution after) throws SQLException {
    firsts(one, before, -1);
    firsts(one, after, 1);
    messages.move(one.copy().message(), before, after);
    reasons.stakes(one.sentAt(), before.stakes(), after.stakes());
    rows(one.id(), before.rows(), after.rows());
    stand(one, after.standing(one.standing()), OpenDelay.of(after, one.delivery(), one.sentAt()));
  }

  private void stand(Case one, Standing standing, Optional<Delay> openDelay) throws SQLException {
    if (!standing.equals(one.standing()) || !openDelay.equals(one.openDelay())) {
      session.updateKnown(
          "UPDATE copies SET standing = ?, open_delay = ? WHERE copy_key = ?",
          standing.code(),
          OpenDelay.code(openDelay),
          one.id().bytes());
      standings.move(one.of(), one.standing(), standing);
      standings.move(one.of(), one.openDelay(), openDelay);
    }
  }

  private void firsts(Case one, Contribution adds, int sign) throws SQLException {
    for (Map.Entry<Kind, Long> first : adds.firsts().entrySet()) {
      subjects.add(one.copy().subjects(), Hour.of(first.getValue()), first.getKey(), 0, sign);
    }
    for (Map.Entry<Row, Figures> row : adds.rows().entrySet()) {
      Kind kind = row.getKey().kind();
      int hour = Hour.of(row.getValue().firstAt().orElseThrow());
      subjects.add(target(one, kind, row.getKey().link()), hour, kind, 0, sign);
    }
    for (Map.Entry<Named, Long> first : adds.named().entrySet()) {
      Named cell = first.getKey();
      subjects.add(List.of(cell.subject()), Hour.of(first.getValue()), cell.kind(), 0, sign);
    }
  }

  private List<Subject> target(Case one, Kind kind, int link) throws SQLException {
    return kind.type() == EventType.CLICK
        ? memory.lookup().target(session, one.copy().message(), link)
        : List.of();
  }

  private void rows(TrackingId copy, Map<Row, Figures> before, Map<Row, Figures> after)
      throws SQLException {
    SortedMap<Row, Figures> all = new TreeMap<>(before);
    all.putAll(after);
    for (Row row : all.keySet()) {
      Optional<Figures> was = Optional.ofNullable(before.get(row));
      Optional<Figures> is = Optional.ofNullable(after.get(row));
      if (was.isEmpty()) {
        fresh.add(row(copy, row, is.orElseThrow()));
      } else if (is.isEmpty()) {
        session.updateKnown("DELETE FROM copy_rollups WHERE " + KEY, key(copy, row));
      } else if (!was.equals(is)) {
        Figures figures = is.get();
        session.updateKnown(
            "UPDATE copy_rollups SET hits = ?, first_at = ?, last_at = ? WHERE " + KEY,
            key(
                copy,
                row,
                figures.total(),
                figures.firstAt().orElseThrow(),
                figures.lastAt().orElseThrow()));
      }
    }
  }

  private static final String KEY = "copy_key = ? AND event_type = ? AND verdict = ? AND link = ?";

  private static Object[] key(TrackingId copy, Row row, Object... before) {
    List<Object> all = new ArrayList<>(List.of(before));
    Kind kind = row.kind();
    all.addAll(List.of(copy.bytes(), kind.type().code(), kind.verdict().code(), row.link()));
    return all.toArray();
  }

  private static Object[] row(TrackingId copy, Row row, Figures figures) {
    List<Object> values = new ArrayList<>(List.of(key(copy, row)));
    values.addAll(
        List.of(figures.total(), figures.firstAt().orElseThrow(), figures.lastAt().orElseThrow()));
    return values.toArray();
  }

  /** Writes what was moved. */
  void write() throws SQLException {
    session.insert(BulkTable.COPY_ROLLUPS, fresh);
    messages.write(session);
    subjects.write(session, memory.hours());
    standings.write(session);
    reasons.write(session);
  }
}
