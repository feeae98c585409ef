package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** What subjects are put in order by: the first, and where that is equal the second. */
  private record Size(long first, long second) implements Comparable<Size> {

    static Size ofTarget(ResultSet row) throws SQLException {
      boolean byPersons = row.getInt(3) == Verdict.PERSON.code();
      return new Size(byPersons ? row.getLong(4) : 0, row.getLong(2));
    }

    static Size ofOther(ResultSet row) throws SQLException {
      return new Size(row.getLong(2), 0);
    }

    Size plus(Size other) {
      return new Size(first + other.first, second + other.second);
    }

    @Override
    public int compareTo(Size other) {
      int order = Long.compare(first, other.first);
      return order != 0 ? order : Long.compare(second, other.second);
    }
  }

  private record Counted(TextKey key, Size size) {}

  static List<Subject> read(Session session, SubjectKind kind, int since, int until, int limit)
      throws SQLException {
    List<Counted> rows =
        session.rows(
            row ->
                new Counted(
                    TextKey.of(row.getBytes(1)),
                    kind == SubjectKind.TARGET ? Size.ofTarget(row) : Size.ofOther(row)),
            sql(kind),
            kind.code(),
            since,
            until,
            ROWS);
    Map<TextKey, Size> sums = new HashMap<>();
    rows.forEach(row -> sums.merge(row.key(), row.size(), Size::plus));
    return sums.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<TextKey, Size>, Size>comparing(
                    Map.Entry::getValue, Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey))
        .limit(limit)
        .map(entry -> new Subject(kind, entry.getKey()))
        .toList();
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

  private static String sql(SubjectKind kind) {
    return kind.isSent()
        ? sql("sent", "sent_hour", "copies")
        : sql("rollups", "hit_hour", "hits, verdict, copies");
  }

  private static String sql(String table, String hour, String counts) {
    return """
    SELECT subject_key, %3$s FROM subject_%1$s --DERBY-PROPERTIES index=subject_%1$s_by_hour
    WHERE subject_kind = ? AND %2$s >= ? AND %2$s < ?
    ORDER BY subject_kind, %2$s DESC FETCH FIRST ? ROWS ONLY\
    """
        .formatted(table, hour, counts);
  }
}
