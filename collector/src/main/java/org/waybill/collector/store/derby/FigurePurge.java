package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/**
 * Deletes figures by hour that are due. They stand in the order of their subjects: it walks over
 * all subjects once for every hour that becomes due, and once after a start. For whoever writes.
 */
final class FigurePurge {

  private static final int SUBJECTS = 50;
  private static final Subject FIRST = new Subject(SubjectKind.ALL, new TextKey(0, 0));

  private Optional<Subject> next = Optional.of(FIRST);

  /** Deletes the next figures of hours before that one; false where there are none. */
  boolean step(Session session, Lookup lookup, int hour) throws SQLException {
    if (Progress.read(session).figuresFrom() < hour) {
      session.update("UPDATE progress SET figures_from = ? WHERE id = 1", hour);
      next = Optional.of(FIRST);
    }
    if (next.isEmpty()) {
      return false;
    }
    List<Subject> subjects = subjects(session, next.get());
    next = Optional.empty();
    int deleted = 0;
    for (Subject subject : subjects) {
      if (deleted >= HitPurge.ROWS) {
        next = Optional.of(subject);
        return true;
      }
      deleted += delete(session, lookup, subject, hour);
    }
    if (subjects.size() == SUBJECTS) {
      next = Optional.of(subjects.getLast());
    }
    return next.isPresent();
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

  private static int delete(Session session, Lookup lookup, Subject subject, int hour)
      throws SQLException {
    int kind = subject.kind().code();
    byte[] key = subject.key().bytes();
    int deleted =
        session.update(
            """
            DELETE FROM subject_rollups
            WHERE subject_kind = ? AND subject_key = ? AND hit_hour < ?\
            """,
            kind,
            key,
            hour);
    deleted +=
        session.update(
            """
            DELETE FROM subject_sent
            WHERE subject_kind = ? AND subject_key = ? AND sent_hour < ?\
            """,
            kind,
            key,
            hour);
    if (deleted > 0
        && !isLeft(session, "subject_rollups", kind, key)
        && !isLeft(session, "subject_sent", kind, key)) {
      session.update("DELETE FROM subjects WHERE subject_kind = ? AND subject_key = ?", kind, key);
      lookup.forget(subject);
    }
    return deleted;
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
