package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.waybill.collector.store.sql.BulkTable;
import org.waybill.collector.store.sql.Dialect;
import org.waybill.collector.store.sql.Session;

/** Rows are handed to Derby in memory, and read by one statement as a table. */
final class DerbyDialect implements Dialect {

  private final Map<BulkTable, Statements> statements = new EnumMap<>(BulkTable.class);

  DerbyDialect() {
    for (BulkTable table : BulkTable.values()) {
      statements.put(table, Statements.of(table.table(), String.join(", ", table.columns())));
    }
  }

  /**
   * What is said to a table.
   *
   * @param allRows reads {@link PendingRows}
   * @param oneRow takes the values of one row
   * @param anyRow is answered with a row where the table has one
   */
  private record Statements(String allRows, String oneRow, String anyRow) {

    static Statements of(String table, String columns) {
      return new Statements(
          "INSERT INTO %s (%s) SELECT %s FROM TABLE (pending_%s()) AS pending"
              .formatted(table, columns, columns, table),
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(table, columns, columns.replaceAll("[^,]+", "?")),
          "SELECT 1 FROM %s FETCH FIRST ROW ONLY".formatted(table));
    }
  }

  /**
   * With one statement. Into a table without any row Derby would load them in bulk (DERBY-4789): it
   * makes a new file for the table and locks the catalogues for that, and then whoever reads and
   * whoever writes may wait for each other. So the first row of a table goes in by itself.
   */
  @Override
  public void insert(Session session, BulkTable table, List<Object[]> rows) throws SQLException {
    Statements sql = Objects.requireNonNull(statements.get(table));
    boolean alone = session.row(any -> true, sql.anyRow()).isEmpty();
    if (alone) {
      session.update(sql.oneRow(), rows.getFirst());
    }
    List<Object[]> left = alone ? rows.subList(1, rows.size()) : rows;
    if (!left.isEmpty()) {
      PendingRows.hand(left, () -> session.update(sql.allRows()));
    }
  }

  /** Derby takes every text. */
  @Override
  public String storable(String text) {
    return text;
  }
}
