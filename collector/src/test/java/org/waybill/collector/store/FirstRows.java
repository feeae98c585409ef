package org.waybill.collector.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The few rows that tables have when they are made. Immutable. */
final class FirstRows {

  private final Map<String, List<List<Object>>> tables;

  private FirstRows(Map<String, List<List<Object>>> tables) {
    this.tables = tables;
  }

  /** Those of all tables. */
  static FirstRows of(Connection connection) throws SQLException {
    Map<String, List<List<Object>>> tables = new LinkedHashMap<>();
    for (String table : tables(connection)) {
      tables.put(table, rows(connection, table));
    }
    return new FirstRows(tables);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    DatabaseMetaData about = connection.getMetaData();
    try (ResultSet found =
        about.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (found.next()) {
        tables.add("\"%s\"".formatted(found.getString("TABLE_NAME")));
      }
    }
    tables.removeIf(table -> table.startsWith("\"flyway"));
    return tables;
  }

  private static List<List<Object>> rows(Connection connection, String table) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Takes all other rows away, and brings back those that are gone or changed. */
  void restore(Connection connection) throws SQLException {
    for (Map.Entry<String, List<List<Object>>> table : tables.entrySet()) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("DELETE FROM " + table.getKey());
      }
      for (List<Object> row : table.getValue()) {
        insert(connection, table.getKey(), row);
      }
    }
  }

  private static void insert(Connection connection, String table, List<Object> row)
      throws SQLException {
    String places = "?" + ", ?".repeat(row.size() - 1);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table, places))) {
      for (int i = 0; i < row.size(); i++) {
        insert.setObject(i + 1, row.get(i));
      }
      insert.executeUpdate();
    }
  }
}
