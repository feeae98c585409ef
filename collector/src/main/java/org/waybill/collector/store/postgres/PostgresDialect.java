package org.waybill.collector.store.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.sql.BulkTable;
import org.waybill.collector.store.sql.Dialect;
import org.waybill.collector.store.sql.Session;

/**
 * New rows go to PostgreSQL by COPY, figures as one array a column, which become rows again there.
 */
final class PostgresDialect implements Dialect {

  /** What stands for what a text cannot hold here. */
  private static final int REPLACEMENT = '\uFFFD';

  private static final int MESSAGE = BulkTable.EVENTS.columns().indexOf("message_key");
  private static final int COPY = BulkTable.EVENTS.columns().indexOf("copy_key");

  /** Message by message, within them copy by copy, as they are in the index. */
  private static final Comparator<Object[]> BY_COPY =
      Comparator.<Object[], byte[]>comparing(row -> (byte[]) row[MESSAGE], Arrays::compareUnsigned)
          .thenComparing(row -> (byte[]) row[COPY], Arrays::compareUnsigned);

  /** By one COPY, of events copy by copy: neighbours in the index that is entered all over. */
  @Override
  public void insert(Session session, BulkTable table, List<Object[]> rows) throws SQLException {
    List<Object[]> sorted =
        table == BulkTable.EVENTS ? rows.stream().sorted(BY_COPY).toList() : rows;
    expect(rows.size(), BinaryCopy.write(session, table, sorted, this::storable));
  }

  /** With one statement, whichever of them are there. */
  @Override
  public void add(Session session, BulkTable table, List<Object[]> more, List<Object[]> fresh)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>(more);
    rows.addAll(fresh);
    ColumnArrays arrays = ColumnArrays.of(session, rows, this::storable);
    int written =
        session.update(
            "INSERT INTO %s AS t (%s) SELECT * FROM %s%s"
                .formatted(
                    table.table(), String.join(", ", table.columns()), arrays.sql(), adding(table)),
            arrays.values());
    expect(rows.size(), written);
    List<Object[]> fewer = rows.stream().filter(table::takesAway).toList();
    if (!fewer.isEmpty()) {
      deleteEmpty(session, table, fewer);
    }
  }

  private void deleteEmpty(Session session, BulkTable table, List<Object[]> rows)
      throws SQLException {
    ColumnArrays keys =
        ColumnArrays.of(session, rows.stream().map(table::keyOf).toList(), this::storable);
    String key = String.join(", ", table.key());
    session.update(
        "DELETE FROM %s WHERE (%s) IN (SELECT * FROM %s) AND %s = 0"
            .formatted(table.table(), key, keys.sql(), String.join(" = 0 AND ", table.counts())),
        keys.values());
  }

  private static String adding(BulkTable table) {
    List<String> changes = new ArrayList<>();
    table.counts().forEach(count -> changes.add("%1$s = t.%1$s + EXCLUDED.%1$s".formatted(count)));
    if (!table.times().isEmpty()) {
      changes.add(nearest(table.times().getFirst(), "LEAST"));
      changes.add(nearest(table.times().getLast(), "GREATEST"));
    }
    return " ON CONFLICT (%s) DO UPDATE SET %s"
        .formatted(String.join(", ", table.key()), String.join(", ", changes));
  }

  private static String nearest(String time, String function) {
    return "%1$s = %2$s(t.%1$s, EXCLUDED.%1$s)".formatted(time, function);
  }

  private static void expect(int rows, long written) throws SQLException {
    if (written != rows) {
      throw new SQLException("of " + rows + " rows " + written + " were written");
    }
  }

  /** With one statement. */
  @Override
  public <T> Optional<List<T>> rowsOf(
      Session session,
      Session.RowReader<T> reader,
      String columns,
      String table,
      String key,
      List<Object[]> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return Optional.of(List.of());
    }
    ColumnArrays arrays = ColumnArrays.of(session, keys, this::storable);
    return Optional.of(
        session.rows(
            reader,
            "SELECT %s FROM %s AS k (%s) JOIN %s USING (%s)"
                .formatted(columns, arrays.sql(), key, table, key),
            arrays.values()));
  }

  /** PostgreSQL has no NUL in a text, and UTF-8 no half of a surrogate pair. */
  @Override
  public String storable(String text) {
    return isPlain(text)
        ? text
        : text.codePoints()
            .map(point -> point == 0 || isHalf(point) ? REPLACEMENT : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** Of no NUL and no surrogate, as nearly every text is. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || isHalf(unit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
