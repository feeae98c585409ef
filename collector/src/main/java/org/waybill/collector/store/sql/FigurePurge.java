package org.waybill.collector.store.sql;

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
    if (Progress.read(session).slots().from() < hour) {
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
    Stretch due = Stretch.hours(subject, Integer.MIN_VALUE, hour);
    return !times(session, "subject_rollups", "hit_hour", due, 1).isEmpty()
        || !times(session, "subject_sent", "sent_hour", due, 1).isEmpty()
        || !times(session, "subject_standings", "sent_hour", due, 1).isEmpty()
        || !times(session, "subject_delays", "sent_hour", due, 1).isEmpty();
  }

  /** Deletes the first that are due, and says how many; a day's with the first of its hours. */
  private static int delete(Session session, Subject subject, int hour) throws SQLException {
    return delete(session, Stretch.hours(subject, Integer.MIN_VALUE, hour))
        + delete(session, Stretch.days(subject, Integer.MIN_VALUE, SummedDays.day(hour - 1) + 1));
  }

  private static int delete(Session session, Stretch due) throws SQLException {
    return delete(session, "subject_rollups", "hit_hour", due)
        + delete(session, "subject_sent", "sent_hour", due)
        + delete(session, "subject_standings", "sent_hour", due)
        + delete(session, "subject_delays", "sent_hour", due)
        + delete(session, "subject_reasons", "hit_hour", due);
  }

  private static int delete(Session session, String table, String column, Stretch due)
      throws SQLException {
    List<Integer> first = times(session, table, column, due, HitPurge.ROWS);
    return first.isEmpty()
        ? 0
        : session.update(
            """
            DELETE FROM %1$s WHERE subject_kind = ? AND subject_key = ? AND %2$s <= ?\
            """
                .formatted(table, column),
            due.kind(),
            due.key().bytes(),
            first.getLast());
  }

  /** The times of the first rows that are due; one may stand there several times. */
  private static List<Integer> times(
      Session session, String table, String column, Stretch due, int most) throws SQLException {
    return session.rows(
        row -> row.getInt(1),
        """
        SELECT %2$s FROM %1$s --DERBY-PROPERTIES constraint=%1$s_key
        WHERE subject_kind = ? AND subject_key = ? AND %2$s < ?
        ORDER BY subject_kind, subject_key, %2$s FETCH FIRST ? ROWS ONLY\
        """
            .formatted(table, column),
        due.kind(),
        due.key().bytes(),
        due.until(),
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
