package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/**
 * The largest subjects of a period, latest hours first: of a period with more rows than are read
 * the latest part decides, so that the answer takes the same time at any size.
 */
final class LargestSubjects {

  private static final int ROWS = 20_000;

  private LargestSubjects() {}

  static List<Subject> read(Session session, SubjectKind kind, int since, int until, int limit)
      throws SQLException {
    return session.rows(
        row -> new Subject(kind, TextKey.of(row.getBytes(1))),
        sql(kind),
        kind.code(),
        since,
        until,
        ROWS,
        limit);
  }

  /**
   * The first hour of which all rows are read: the period's, or the one after the first left out.
   */
  static int from(Session session, SubjectKind kind, int since, int until) throws SQLException {
    return from(session, kind, since, until, ROWS);
  }

  /** The same where no more rows than that are read. */
  static int from(Session session, SubjectKind kind, int since, int until, int rows)
      throws SQLException {
    return session
        .row(
            row -> row.getInt(1) + 1,
            kind.isSent() ? lastSql("sent", "sent_hour") : lastSql("rollups", "hit_hour"),
            kind.code(),
            since,
            until,
            rows)
        .orElse(since);
  }

  private static String lastSql(String table, String hour) {
    return """
    SELECT %2$s FROM subject_%1$s --DERBY-PROPERTIES index=subject_%1$s_by_hour
    WHERE subject_kind = ? AND %2$s >= ? AND %2$s < ?
    ORDER BY subject_kind, %2$s DESC OFFSET ? ROWS FETCH FIRST ROW ONLY\
    """
        .formatted(table, hour);
  }

  /** By persons, then by hits, or by the one count there is; then by key. */
  private static String sql(SubjectKind kind) {
    if (kind == SubjectKind.TARGET) {
      String persons =
          "CASE WHEN verdict = %d THEN copies ELSE 0 END".formatted(Verdict.PERSON.code());
      return sql("rollups", "hit_hour", persons, "hits");
    }
    return kind.isSent()
        ? sql("sent", "sent_hour", "copies", "0")
        : sql("rollups", "hit_hour", "hits", "0");
  }

  private static String sql(String table, String hour, String first, String second) {
    return """
    SELECT subject_key, SUM(by_first) AS by_first, SUM(by_second) AS by_second
    FROM (
      SELECT subject_key, %3$s AS by_first, %4$s AS by_second
      FROM subject_%1$s --DERBY-PROPERTIES index=subject_%1$s_by_hour
      WHERE subject_kind = ? AND %2$s >= ? AND %2$s < ?
      ORDER BY subject_kind, %2$s DESC FETCH FIRST ? ROWS ONLY
    ) AS latest
    GROUP BY subject_key
    ORDER BY by_first DESC, by_second DESC, subject_key FETCH FIRST ? ROWS ONLY\
    """
        .formatted(table, hour, first, second);
  }
}
