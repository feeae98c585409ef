package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.store.EventType;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.Verdict;
import org.waybill.collector.store.derby.Firsts.First;

/** Adds to the figures of subjects, hour by hour. For one transaction. */
final class SubjectRollups {

  private final SortedMap<Cell, Sum> sums = new TreeMap<>();
  private final int from;

  /** Leaves out hours before that one: their figures are purged. */
  SubjectRollups(int from) {
    this.from = from;
  }

  private record Cell(Subject subject, int hour, EventType type, Verdict verdict)
      implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      int order = subject.compareTo(other.subject);
      order = order != 0 ? order : Integer.compare(hour, other.hour);
      order = order != 0 ? order : type.compareTo(other.type);
      return order != 0 ? order : verdict.compareTo(other.verdict);
    }
  }

  /** Copies may be below zero: a copy's first hit can turn out to lie in an earlier hour. */
  private record Sum(long hits, long copies) {

    Sum plus(Sum other) {
      return new Sum(hits + other.hits, copies + other.copies);
    }
  }

  void addHits(List<Subject> subjects, EventType type, Verdict verdict, long at, long hits) {
    int hour = Hour.of(at);
    for (Subject subject : subjects) {
      add(new Cell(subject, hour, type, verdict), new Sum(hits, 0));
    }
  }

  /** Counts a copy in the hour of its first hit, and no longer in that of a later one. */
  void addFirst(List<Subject> subjects, First first) {
    EventType type = first.counter().type();
    Verdict verdict = first.counter().verdict();
    for (Subject subject : subjects) {
      first
          .before()
          .ifPresent(
              before -> add(new Cell(subject, Hour.of(before), type, verdict), new Sum(0, -1)));
      add(new Cell(subject, Hour.of(first.now()), type, verdict), new Sum(0, 1));
    }
  }

  private void add(Cell cell, Sum more) {
    if (cell.hour() >= from) {
      sums.merge(cell, more, Sum::plus);
    }
  }

  void write(Session session) throws SQLException {
    for (Map.Entry<Cell, Sum> entry : sums.entrySet()) {
      write(session, entry.getKey(), entry.getValue());
    }
  }

  private static void write(Session session, Cell cell, Sum more) throws SQLException {
    int kind = cell.subject().kind().code();
    byte[] key = cell.subject().key().bytes();
    int type = cell.type().code();
    int verdict = cell.verdict().code();
    int known =
        session.update(
            """
            UPDATE subject_rollups
            SET hits = hits + ?, copies = copies + ?
            WHERE subject_kind = ? AND subject_key = ? AND hit_hour = ? AND event_type = ?
              AND verdict = ?\
            """,
            more.hits(),
            more.copies(),
            kind,
            key,
            cell.hour(),
            type,
            verdict);
    if (known == 0) {
      session.update(
          """
          INSERT INTO subject_rollups (subject_kind, subject_key, hit_hour, event_type, verdict,
            hits, copies)
          VALUES (?, ?, ?, ?, ?, ?, ?)\
          """,
          kind,
          key,
          cell.hour(),
          type,
          verdict,
          more.hits(),
          more.copies());
    }
  }
}
