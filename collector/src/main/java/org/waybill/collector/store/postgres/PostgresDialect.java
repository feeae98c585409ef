package org.waybill.collector.store.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.sql.BulkTable;
import org.waybill.collector.store.sql.Dialect;
import org.waybill.collector.store.sql.Session;

/** Rows go to PostgreSQL as one array a column, and become rows again there. */
final class PostgresDialect implements Dialect {

  /** What stands for what a text cannot hold here. */
  private static final int REPLACEMENT = '\uFFFD';

  /** With one statement. */
  @Override
  public void insert(Session session, BulkTable table, List<Object[]> rows) throws SQLException {
    write(session, table, rows, "");
  }

  /** With one statement, whichever of them are there. */
  @Override
  public void add(Session session, BulkTable table, List<Object[]> more, List<Object[]> fresh)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>(more);
    rows.addAll(fresh);
    write(session, table, rows, adding(table));
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

  private void write(Session session, BulkTable table, List<Object[]> rows, String orElse)
      throws SQLException {
    ColumnArrays arrays = ColumnArrays.of(session, rows, this::storable);
    int written =
        session.update(
            "INSERT INTO %s AS t (%s) SELECT * FROM %s%s"
                .formatted(table.table(), String.join(", ", table.columns()), arrays.sql(), orElse),
            arrays.values());
    if (written != rows.size()) {
      throw new SQLException("of " + rows.size() + " rows " + written + " were written");
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
    return isStorable(text)
        ? text
        : text.codePoints()
            .map(point -> isStorable(point) ? point : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isStorable(String text) {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!isStorable(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  private static boolean isStorable(int point) {
    return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
  }
}
