package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/** Reads the figures of a subject. */
final class SubjectRows {

  /** More of one campaign nobody compares. */
  private static final int VARIANTS = 20;

  private SubjectRows() {}

  static SubjectFigures read(Session session, Subject subject, int since, int until)
      throws SQLException {
    return read(session, subject.kind(), Stretch.hours(subject, since, until));
  }

  /** With hours of a summed day together, at its first, unless a part begins within it. */
  static SubjectFigures sums(Session session, Subject subject, List<Integer> edges)
      throws SQLException {
    List<SubjectFigures.Sent> sent = new ArrayList<>();
    List<SubjectFigures.Copies> cohorts = new ArrayList<>();
    List<SubjectFigures.Opened> opened = new ArrayList<>();
    List<SubjectFigures.Hits> hits = new ArrayList<>();
    Slots slots = Progress.read(session).slots();
    for (Stretch stretch : slots.stretches(subject, edges)) {
      SubjectFigures part = read(session, subject.kind(), stretch);
      part.sent().stream().filter(row -> stretch.holds(row.hour())).forEach(sent::add);
      part.cohorts().stream().filter(row -> stretch.holds(row.hour())).forEach(cohorts::add);
      part.opened().stream().filter(row -> stretch.holds(row.hour())).forEach(opened::add);
      part.hits().stream().filter(row -> stretch.holds(row.hour())).forEach(hits::add);
    }
    sent.sort(Comparator.comparingInt(SubjectFigures.Sent::hour));
    cohorts.sort(Comparator.comparingInt(SubjectFigures.Copies::hour));
    opened.sort(Comparator.comparingInt(SubjectFigures.Opened::hour));
    hits.sort(Comparator.comparingInt(SubjectFigures.Hits::hour));
    return new SubjectFigures(sent, cohorts, opened, hits);
  }

  /** Where copies stand, the same way. */
  static List<SubjectFigures.Copies> cohorts(Session session, Subject subject, List<Integer> edges)
      throws SQLException {
    List<SubjectFigures.Copies> cohorts = new ArrayList<>();
    Slots slots = Progress.read(session).slots();
    for (Stretch stretch : slots.stretches(subject, edges)) {
      StandingRows.ofSubject(session, stretch).stream()
          .filter(row -> stretch.holds(row.hour()))
          .forEach(cohorts::add);
    }
    cohorts.sort(Comparator.comparingInt(SubjectFigures.Copies::hour));
    return cohorts;
  }

  private static SubjectFigures read(Session session, SubjectKind kind, Stretch stretch)
      throws SQLException {
    return kind.isSent()
        ? new SubjectFigures(
            sent(session, stretch),
            StandingRows.ofSubject(session, stretch),
            DelayRows.ofSubject(session, stretch),
            hits(session, stretch))
        : new SubjectFigures(List.of(), List.of(), List.of(), hits(session, stretch));
  }

  private static List<SubjectFigures.Sent> sent(Session session, Stretch stretch)
      throws SQLException {
    return session.rows(
        row ->
            new SubjectFigures.Sent(
                stretch.hour(row.getInt(1)), row.getLong(2), row.getLong(3), row.getLong(4)),
        """
        SELECT sent_hour, messages, copies, recipients
        FROM subject_sent --DERBY-PROPERTIES constraint=subject_sent_key
        WHERE subject_kind = ? AND subject_key = ? AND sent_hour >= ? AND sent_hour < ?
        ORDER BY sent_hour\
        """,
        stretch.kind(),
        stretch.key().bytes(),
        stretch.since(),
        stretch.until());
  }

  private static List<SubjectFigures.Hits> hits(Session session, Stretch stretch)
      throws SQLException {
    return session.rows(
        row -> hits(row, stretch),
        """
        SELECT hit_hour, event_type, verdict, hits, copies
        FROM subject_rollups --DERBY-PROPERTIES constraint=subject_rollups_key
        WHERE subject_kind = ? AND subject_key = ? AND hit_hour >= ? AND hit_hour < ?
        ORDER BY hit_hour, event_type, verdict\
        """,
        stretch.kind(),
        stretch.key().bytes(),
        stretch.since(),
        stretch.until());
  }

  /** Those of one type and verdict, by hour. */
  static List<SubjectFigures.Hits> hits(
      Session session, Subject subject, EventType type, Verdict verdict, int since, int until)
      throws SQLException {
    Stretch stretch = Stretch.hours(subject, since, until);
    return session.rows(
        row -> hits(row, stretch),
        """
        SELECT hit_hour, event_type, verdict, hits, copies
        FROM subject_rollups --DERBY-PROPERTIES constraint=subject_rollups_key
        WHERE subject_kind = ? AND subject_key = ? AND hit_hour >= ? AND hit_hour < ?
          AND event_type = ? AND verdict = ?
        ORDER BY hit_hour\
        """,
        stretch.kind(),
        stretch.key().bytes(),
        since,
        until,
        type.code(),
        verdict.code());
  }

  private static SubjectFigures.Hits hits(ResultSet row, Stretch stretch) throws SQLException {
    return new SubjectFigures.Hits(
        stretch.hour(row.getInt(1)),
        EventType.of(row.getInt(2)),
        Verdict.of(row.getInt(3)),
        row.getLong(4),
        row.getLong(5));
  }

  static List<Subject> variants(Session session, String campaign) throws SQLException {
    TextKey key = TextKey.ofAnyCase(campaign);
    return session.rows(
        row -> new Subject(SubjectKind.VARIANT, TextKey.of(row.getBytes(1))),
        """
        SELECT subject_key FROM subjects --DERBY-PROPERTIES constraint=subjects_key
        WHERE subject_kind = ? AND subject_key >= ? AND subject_key <= ?
        ORDER BY subject_kind, subject_key FETCH FIRST ? ROWS ONLY\
        """,
        SubjectKind.VARIANT.code(),
        new TextKey(key.high(), 0).bytes(),
        new TextKey(key.high(), -1).bytes(),
        VARIANTS);
  }

  static Optional<String> name(Session session, Subject subject) throws SQLException {
    return session.row(
        row -> row.getString(1),
        "SELECT name FROM subjects WHERE subject_kind = ? AND subject_key = ?",
        subject.kind().code(),
        subject.key().bytes());
  }
}
