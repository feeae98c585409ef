package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.store.sql.BulkTable;
import org.waybill.collector.store.sql.Dialect;
import org.waybill.collector.store.sql.Session;

/** Rows are handed to Derby in memory, and read by one statement as a table. */
final class DerbyDialect implements Dialect {

  /** The tables that the schema has a function for, by which they are handed rows. */
  private static final Set<BulkTable> HANDED =
      EnumSet.of(
          BulkTable.EVENTS,
          BulkTable.ORPHANS,
          BulkTable.MESSAGE_ROLLUPS,
          BulkTable.SUBJECT_ROLLUPS,
          BulkTable.COPY_ROLLUPS);

  private final Map<BulkTable, Statements> statements = new EnumMap<>(BulkTable.class);

  DerbyDialect() {
    for (BulkTable table : BulkTable.values()) {
      statements.put(table, Statements.of(table));
    }
  }

  /**
   * What is said to a table.
   *
   * @param allRows reads {@link PendingRows}
   * @param oneRow takes the values of one row
   * @param anyRow is answered with a row where the table has one
   * @param more adds to one row of figures
   * @param empty deletes one whose counts have come to nothing
   * @param keys columns of the key
   * @param counts columns that add up, behind it
   */
  private record Statements(
      String allRows,
      String oneRow,
      String anyRow,
      String more,
      String empty,
      int keys,
      int counts) {

    static Statements of(BulkTable table) {
      String name = table.table();
      String columns = String.join(", ", table.columns());
      return new Statements(
          "INSERT INTO %s (%s) SELECT %s FROM TABLE (pending_%s()) AS pending"
              .formatted(name, columns, columns, name),
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(name, columns, columns.replaceAll("[^,]+", "?")),
          "SELECT 1 FROM %s FETCH FIRST ROW ONLY".formatted(name),
          "UPDATE %s SET %s WHERE %s = ?"
              .formatted(
                  name, String.join(", ", changes(table)), String.join(" = ? AND ", table.key())),
          "DELETE FROM %s WHERE %s = ? AND %s = 0"
              .formatted(
                  name,
                  String.join(" = ? AND ", table.key()),
                  String.join(" = 0 AND ", table.counts())),
          table.key().size(),
          table.counts().size());
    }

    private static List<String> changes(BulkTable table) {
      List<String> changes = new ArrayList<>();
      table.counts().forEach(count -> changes.add("%1$s = %1$s + ?".formatted(count)));
      if (!table.times().isEmpty()) {
        changes.add(nearer(table.times().getFirst(), '<'));
        changes.add(nearer(table.times().getLast(), '>'));
      }
      return changes;
    }

    /** The values of a row as {@link #more} takes them: counts, each time twice, key. */
    Object[] changing(Object[] row) {
      List<Object> values = new ArrayList<>(row.length + 2);
      for (int i = keys; i < row.length; i++) {
        values.add(row[i]);
        if (i >= keys + counts) {
          values.add(row[i]);
        }
      }
      values.addAll(Arrays.asList(row).subList(0, keys));
      return values.toArray();
    }

    private static String nearer(String time, char than) {
      return "%1$s = CASE WHEN %1$s %2$s ? THEN %1$s ELSE ? END".formatted(time, than);
    }
  }

  /** An update for each that may be there; then the others, and those that were not. */
  @Override
  public void add(Session session, BulkTable table, List<Object[]> more, List<Object[]> fresh)
      throws SQLException {
    Statements sql = Objects.requireNonNull(statements.get(table));
    List<Object[]> missing = new ArrayList<>();
    for (Object[] row : more) {
      if (session.update(sql.more(), sql.changing(row)) == 0) {
        missing.add(row);
      } else if (table.takesAway(row)) {
        session.update(sql.empty(), table.keyOf(row));
      }
    }
    missing.addAll(fresh);
    if (HANDED.contains(table) && !missing.isEmpty()) {
      insert(session, table, missing);
    } else {
      for (Object[] row : missing) {
        session.update(sql.oneRow(), row);
      }
    }
  }

  /** Each for itself: there is no connection between. */
  @Override
  public <T> Optional<List<T>> rowsOf(
      Session session,
      Session.RowReader<T> reader,
      String columns,
      String table,
      String key,
      List<Object[]> keys) {
    return Optional.empty();
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
