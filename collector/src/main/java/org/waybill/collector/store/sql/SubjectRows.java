package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
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
    return read(session, Stretch.hours(subject, since, until));
  }

  /** With hours of a summed day together, at its first. */
  static SubjectFigures sums(Session session, Subject subject, int since, int until)
      throws SQLException {
    List<SubjectFigures.Sent> sent = new ArrayList<>();
    List<SubjectFigures.Copies> cohorts = new ArrayList<>();
    List<SubjectFigures.Opened> opened = new ArrayList<>();
    List<SubjectFigures.Hits> hits = new ArrayList<>();
    Slots slots = Progress.read(session).slots();
    for (Stretch stretch : slots.stretches(subject, since, until)) {
      SubjectFigures part = read(session, stretch);
      sent.addAll(part.sent());
      cohorts.addAll(part.cohorts());
      opened.addAll(part.opened());
      hits.addAll(part.hits());
    }
    return new SubjectFigures(sent, cohorts, opened, hits);
  }

  private static SubjectFigures read(Session session, Stretch stretch) throws SQLException {
    int kind = stretch.kind();
    byte[] key = stretch.key().bytes();
    int since = stretch.since();
    int until = stretch.until();
    return new SubjectFigures(
        session.rows(
            row ->
                new SubjectFigures.Sent(
                    stretch.hour(row.getInt(1)), row.getLong(2), row.getLong(3), row.getLong(4)),
            """
            SELECT sent_hour, messages, copies, recipients
            FROM subject_sent --DERBY-PROPERTIES constraint=subject_sent_key
            WHERE subject_kind = ? AND subject_key = ? AND sent_hour >= ? AND sent_hour < ?
            ORDER BY sent_hour\
            """,
            kind,
            key,
            since,
            until),
        StandingRows.ofSubject(session, stretch),
        DelayRows.ofSubject(session, stretch),
        session.rows(
            row ->
                new SubjectFigures.Hits(
                    stretch.hour(row.getInt(1)),
                    EventType.of(row.getInt(2)),
                    Verdict.of(row.getInt(3)),
                    row.getLong(4),
                    row.getLong(5)),
            """
            SELECT hit_hour, event_type, verdict, hits, copies
            FROM subject_rollups --DERBY-PROPERTIES constraint=subject_rollups_key
            WHERE subject_kind = ? AND subject_key = ? AND hit_hour >= ? AND hit_hour < ?
            ORDER BY hit_hour, event_type, verdict\
            """,
            kind,
            key,
            since,
            until));
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
