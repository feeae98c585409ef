package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/**
 * Sums up figures by hour to figures by day, some subjects of one day at a time, within a
 * transaction that the caller ends. What comes later to a summed day is added in both places: see
 * {@link Slots}. For whoever writes.
 */
final class DaySums {

  /** Of one part at most: some hundred rows, some ten milliseconds that a batch waits. */
  private static final int SUBJECTS = 20;

  private DaySums() {}

  /**
   * Sums up the next part.
   *
   * @param until only days that are over at this hour
   * @return whether there may be more
   */
  static boolean step(Session session, int until) throws SQLException {
    Slots slots = Progress.read(session).slots();
    SummedDays summed = slots.summed();
    OptionalInt next = next(session, Math.max(summed.day(), slots.firstDay()));
    if (next.isEmpty() || next.getAsInt() >= SummedDays.day(until)) {
      return false;
    }
    int day = next.getAsInt();
    Subject after = day == summed.day() ? summed.upTo() : SummedDays.NONE;
    List<Subject> part = subjects(session, after);
    for (Subject subject : part) {
      sum(session, subject, day);
    }
    Progress.writeSummed(
        session,
        part.size() < SUBJECTS ? SummedDays.before(day + 1) : new SummedDays(day, part.getLast()));
    return true;
  }

  /** The first day from one on that has figures; whatever has some is counted in everything. */
  private static OptionalInt next(Session session, int from) throws SQLException {
    int hits = first(session, "subject_rollups", "hit_hour", from);
    int sent = first(session, "subject_sent", "sent_hour", from);
    int first = Math.min(hits, sent);
    return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(SummedDays.day(first));
  }

  private static int first(Session session, String table, String hour, int fromDay)
      throws SQLException {
    return session
        .row(
            row -> row.getInt(1),
            """
            SELECT %2$s FROM %1$s --DERBY-PROPERTIES constraint=%1$s_key
            WHERE subject_kind = ? AND subject_key = ? AND %2$s >= ?
            ORDER BY subject_kind, subject_key, %2$s FETCH FIRST ROW ONLY\
            """
                .formatted(table, hour),
            Subject.ALL.kind().code(),
            Subject.ALL.key().bytes(),
            SummedDays.begin(fromDay))
        .orElse(Integer.MAX_VALUE);
  }

  private static List<Subject> subjects(Session session, Subject after) throws SQLException {
    return session.rows(
        row -> new Subject(SubjectKind.of(row.getInt(1)), TextKey.of(row.getBytes(2))),
        """
        SELECT subject_kind, subject_key
        FROM subjects --DERBY-PROPERTIES constraint=subjects_key
        WHERE subject_kind >= ? AND (subject_kind > ? OR subject_key > ?)
        ORDER BY subject_kind, subject_key FETCH FIRST ? ROWS ONLY\
        """,
        after.kind().code(),
        after.kind().code(),
        after.key().bytes(),
        SUBJECTS);
  }

  private static void sum(Session session, Subject subject, int day) throws SQLException {
    sum(session, subject, day, "rollups", "hit_hour", ", event_type, verdict", "hits, copies");
    if (subject.kind().isSent()) {
      sum(session, subject, day, "sent", "sent_hour", "", "messages, copies, recipients");
      sum(session, subject, day, "standings", "sent_hour", ", standing", "copies");
      sum(session, subject, day, "delays", "sent_hour", ", open_delay", "copies");
    }
    if (ReasonMoves.counts(subject.kind())) {
      sum(session, subject, day, "reasons", "hit_hour", ", reason, verdict", "hits");
    }
  }

  /**
   * Sums up one table.
   *
   * @param by further columns of its key, each after a comma
   * @param counts the columns that are summed
   */
  private static void sum(
      Session session,
      Subject subject,
      int day,
      String table,
      String hour,
      String by,
      String counts)
      throws SQLException {
    session.update(
        """
        INSERT INTO subject_%1$s (subject_kind, subject_key, %2$s%3$s, %4$s)
        SELECT subject_kind + %6$d, subject_key, CAST(? AS INT)%3$s, %5$s
        FROM subject_%1$s --DERBY-PROPERTIES constraint=subject_%1$s_key
        WHERE subject_kind = ? AND subject_key = ? AND %2$s >= ? AND %2$s < ?
        GROUP BY subject_kind, subject_key%3$s\
        """
            .formatted(table, hour, by, counts, counts.replaceAll("\\w+", "SUM($0)"), Slot.BY_DAY),
        day,
        subject.kind().code(),
        subject.key().bytes(),
        SummedDays.begin(day),
        SummedDays.begin(day + 1));
  }
}
