package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.List;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/**
 * Deletes figures by hour that are due. They stand in the order of their subjects: it walks over
 * all subjects once for every hour that becomes due. Those of everything go last: as long as they
 * are there a walk is due, also one that was broken off. For whoever writes.
 */
final class FigurePurge {

  private static final int SUBJECTS = 50;
  private static final Subject FIRST = new Subject(SubjectKind.ALL, new TextKey(0, 0));

  private Subject next = FIRST;

  /** Begins to walk anew: the last step was rolled back. */
  void beginAnew() {
    next = FIRST;
  }

  /** Deletes the next figures of hours before that one; false where there are none. */
  boolean step(Session session, Lookup lookup, int hour) throws SQLException {
    if (Progress.read(session).figuresFrom() < hour) {
      session.update("UPDATE progress SET figures_from = ? WHERE id = 1", hour);
      beginAnew();
    }
    if (!isDue(session, Subject.ALL, hour)) {
      beginAnew();
      return false;
    }
    List<Subject> subjects = subjects(session, next);
    int deleted = 0;
    for (Subject subject : subjects) {
      next = subject;
      if (subject.kind() != SubjectKind.ALL) {
        deleted += delete(session, subject, hour);
        if (deleted >= HitPurge.ROWS) {
          return true; // there may be more of the same
        }
        forgetWithoutFigures(session, lookup, subject);
      }
    }
    if (subjects.size() < SUBJECTS) {
      delete(session, Subject.ALL, hour);
      session.update("DELETE FROM reason_stakes WHERE sent_hour < ?", hour);
    }
    return true;
  }

  private static List<Subject> subjects(Session session, Subject from) throws SQLException {
    return session.rows(
        row -> new Subject(SubjectKind.of(row.getInt(1)), TextKey.of(row.getBytes(2))),
        """
        SELECT subject_kind, subject_key
        FROM subjects --DERBY-PROPERTIES constraint=subjects_key
        WHERE subject_kind >= ? AND (subject_kind > ? OR subject_key >= ?)
        ORDER BY subject_kind, subject_key FETCH FIRST ? ROWS ONLY\
        """,
        from.kind().code(),
        from.kind().code(),
        from.key().bytes(),
        SUBJECTS);
  }

  private static boolean isDue(Session session, Subject subject, int hour) throws SQLException {
    return !hours(session, "subject_rollups", "hit_hour", subject, hour, 1).isEmpty()
        || !hours(session, "subject_sent", "sent_hour", subject, hour, 1).isEmpty()
        || !hours(session, "subject_standings", "sent_hour", subject, hour, 1).isEmpty()
        || !hours(session, "subject_delays", "sent_hour", subject, hour, 1).isEmpty();
  }

  /** Deletes the first that are due, and says how many. */
  private static int delete(Session session, Subject subject, int hour) throws SQLException {
    return delete(session, "subject_rollups", "hit_hour", subject, hour)
        + delete(session, "subject_sent", "sent_hour", subject, hour)
        + delete(session, "subject_standings", "sent_hour", subject, hour)
        + delete(session, "subject_delays", "sent_hour", subject, hour)
        + delete(session, "subject_reasons", "hit_hour", subject, hour);
  }

  private static int delete(Session session, String table, String column, Subject subject, int hour)
      throws SQLException {
    List<Integer> due = hours(session, table, column, subject, hour, HitPurge.ROWS);
    return due.isEmpty()
        ? 0
        : session.update(
            """
            DELETE FROM %1$s WHERE subject_kind = ? AND subject_key = ? AND %2$s <= ?\
            """
                .formatted(table, column),
            subject.kind().code(),
            subject.key().bytes(),
            due.getLast());
  }

  /** The hours of the first rows that are due; one may stand there several times. */
  private static List<Integer> hours(
      Session session, String table, String column, Subject subject, int before, int most)
      throws SQLException {
    return session.rows(
        row -> row.getInt(1),
        """
        SELECT %2$s FROM %1$s --DERBY-PROPERTIES constraint=%1$s_key
        WHERE subject_kind = ? AND subject_key = ? AND %2$s < ?
        ORDER BY subject_kind, subject_key, %2$s FETCH FIRST ? ROWS ONLY\
        """
            .formatted(table, column),
        subject.kind().code(),
        subject.key().bytes(),
        before,
        most);
  }

  private static void forgetWithoutFigures(Session session, Lookup lookup, Subject subject)
      throws SQLException {
    int kind = subject.kind().code();
    byte[] key = subject.key().bytes();
    if (!isLeft(session, "subject_rollups", kind, key)
        && !isLeft(session, "subject_sent", kind, key)
        && !isLeft(session, "subject_standings", kind, key)
        && !isLeft(session, "subject_delays", kind, key)
        && !isLeft(session, "subject_reasons", kind, key)) {
      session.update("DELETE FROM subjects WHERE subject_kind = ? AND subject_key = ?", kind, key);
      lookup.forget(subject);
    }
  }

  private static boolean isLeft(Session session, String table, int kind, byte[] key)
      throws SQLException {
    return session
        .row(
            row -> true,
            """
            SELECT 1 FROM %1$s --DERBY-PROPERTIES constraint=%1$s_key
            WHERE subject_kind = ? AND subject_key = ? FETCH FIRST ROW ONLY\
            """
                .formatted(table),
            kind,
            key)
        .isPresent();
  }
}
