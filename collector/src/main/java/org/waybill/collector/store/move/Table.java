package org.waybill.collector.store.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A table of a store, with names that every engine understands.
 *
 * @param columns in the order in which they are read
 * @param key the columns of a unique key, in whose order rows are read
 */
record Table(String name, List<String> columns, List<String> key) {

  /** Where migrations leave their own notes. */
  private static final String HISTORY = "flyway_schema_history";

  /** All of a store that goes to another one. */
  static List<Table> of(Connection from, Connection to) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        from.getMetaData().getTables(null, from.getSchema(), null, new String[] {"TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    List<Table> all = new ArrayList<>();
    for (String name : names) {
      if (!name.equalsIgnoreCase(HISTORY)) {
        all.add(new Table(lower(name), columns(from, name), key(to, lower(name))));
      }
    }
    return all;
  }

  private static List<String> columns(Connection connection, String name) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM %s WHERE 1 = 0".formatted(name))) {
      ResultSetMetaData described = none.getMetaData();
      for (int i = 1; i <= described.getColumnCount(); i++) {
        columns.add(lower(described.getColumnName(i)));
      }
    }
    return columns;
  }

  /** Of where it goes: the other engine tells some keys otherwise than as keys. */
  private static List<String> key(Connection to, String name) throws SQLException {
    TreeMap<Integer, String> key = new TreeMap<>();
    try (ResultSet columns = to.getMetaData().getPrimaryKeys(null, to.getSchema(), name)) {
      while (columns.next()) {
        key.put(columns.getInt("KEY_SEQ"), columns.getString("COLUMN_NAME"));
      }
    }
    if (key.isEmpty()) {
      throw new SQLException("table %s has no key by which its rows could be told".formatted(name));
    }
    return List.copyOf(key.values());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Reads its rows but for so many of the first. */
  String select(long skipped) {
    return "SELECT %s FROM %s ORDER BY %s OFFSET %d ROWS"
        .formatted(String.join(", ", columns), name, String.join(", ", key), skipped);
  }

  /** Writes a row. */
  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            name,
            String.join(", ", columns),
            String.join(", ", columns.stream().map(column -> "?").toList()));
  }

  /** Writes over the one row that is there. */
  String update() {
    return "UPDATE %s SET %s = ?".formatted(name, String.join(" = ?, ", columns));
  }

  /** Counts its rows. */
  String count() {
    return "SELECT COUNT(*) FROM " + name;
  }
}
