package org.waybill.collector.store.postgres;

import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.waybill.collector.store.sql.Session;

/**
 * Rows as one array a column, which become rows again in the database: one statement for any number
 * of them, and the same text each time.
 *
 * @param sql the table they are there
 * @param arrays what the statement takes for it
 */
record ColumnArrays(String sql, List<Object> arrays) {

  /**
   * Of rows whose columns hold values of one type each.
   *
   * @param rows at least one
   * @param storable what becomes of a text
   */
  static ColumnArrays of(Session session, List<Object[]> rows, UnaryOperator<String> storable)
      throws SQLException {
    List<String> places = new ArrayList<>();
    List<Object> arrays = new ArrayList<>();
    Object[] first = rows.getFirst();
    for (int column = 0; column < first.length; column++) {
      String type = type(first[column]);
      places.add("?::%s[]".formatted(type));
      arrays.add(session.array(type, column(rows, column, storable)));
    }
    return new ColumnArrays("unnest(%s)".formatted(String.join(", ", places)), arrays);
  }

  private static String type(Object value) {
    return switch (value) {
      case byte[] bytes -> "bytea";
      case Long number -> "int8";
      case Integer number -> "int4";
      case String text -> "text";
      default -> throw new IllegalArgumentException("a value of " + value.getClass());
    };
  }

  private static Object[] column(List<Object[]> rows, int column, UnaryOperator<String> storable) {
    Class<?> type = rows.getFirst()[column].getClass();
    Object[] values = (Object[]) Array.newInstance(type, rows.size());
    for (int row = 0; row < values.length; row++) {
      Object value = rows.get(row)[column];
      values[row] = value instanceof String text ? storable.apply(text) : value;
    }
    return values;
  }

  Object[] values() {
    return arrays.toArray();
  }
}
