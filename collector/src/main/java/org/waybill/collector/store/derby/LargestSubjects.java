package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/**
 * The largest subjects of a period, latest hours first: of a period with more rows than are read
 * the latest part decides, so that the answer takes the same time at any size.
 */
final class LargestSubjects {

  private static final int LARGEST = 20;
  private static final int ROWS = 20_000;

  private LargestSubjects() {}

  private record Counted(TextKey key, long count) {}

  static List<Subject> read(Session session, SubjectKind kind, int since, int until)
      throws SQLException {
    boolean isSent = kind.isSent();
    List<Counted> rows =
        session.rows(
            row -> new Counted(TextKey.of(row.getBytes(1)), row.getLong(2)),
            isSent ? sql("sent", "sent_hour", "copies") : sql("rollups", "hit_hour", "hits"),
            kind.code(),
            since,
            until,
            ROWS);
    Map<TextKey, Long> sums = new HashMap<>();
    rows.forEach(row -> sums.merge(row.key(), row.count(), Long::sum));
    return sums.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<TextKey, Long>>comparingLong(entry -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(LARGEST)
        .map(entry -> new Subject(kind, entry.getKey()))
        .toList();
  }

  private static String sql(String table, String hour, String count) {
    return """
    SELECT subject_key, %3$s FROM subject_%1$s --DERBY-PROPERTIES index=subject_%1$s_by_hour
    WHERE subject_kind = ? AND %2$s >= ? AND %2$s < ?
    ORDER BY subject_kind, %2$s DESC FETCH FIRST ? ROWS ONLY\
    """
        .formatted(table, hour, count);
  }
}
