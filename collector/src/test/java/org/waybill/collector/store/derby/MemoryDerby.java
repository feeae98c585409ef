package org.waybill.collector.store.derby;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.collector.store.sql.Database;
import org.waybill.collector.store.sql.Schema;
import org.waybill.collector.store.sql.SqlStore;

/**
 * A real Derby in memory, made once and emptied for each use: what was committed outlasts a store
 * that is closed, or given up in the midst of its work. Used by one thread.
 */
public final class MemoryDerby {

  private static final int FILTER_BYTES = 1 << 12;

  private final DerbyFolder folder;
  private final FaultySource source;
  private final Map<String, List<List<Object>>> firstRows = new LinkedHashMap<>();

  /** Makes one under a name that no other has. */
  public MemoryDerby(String name) {
    folder = DerbyFolder.inMemory(name, Path.of("target", "derby.log"));
    Schema.bringUpToDate(folder.source(), "derby", name);
    source = new FaultySource(folder.source());
    try (Connection connection = folder.source().getConnection();
        Statement statement = connection.createStatement()) {
      // seconds: with one thread, who waits for a lock waits for itself
      statement.execute(
          "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '1')");
      for (String table : tables(connection)) {
        firstRows.put(table, rows(connection, table));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens a store on it, which has read what it keeps in memory when this returns: what it does
   * then depends on nothing but what it is asked.
   */
  public Store open() {
    Database database = new DerbyDatabase(folder, source.source(), () -> {});
    SqlStore store = SqlStore.on(database, new TestRecognizer(), FILTER_BYTES);
    store.awaitMemory();
    return store;
  }

  /** Makes chosen statements and commits fail. */
  public FaultySource source() {
    return source;
  }

  /** How many hits wait for a copy to become known; no fault is made meanwhile. */
  public long waiting() {
    try (Connection connection = folder.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet sum = statement.executeQuery("SELECT SUM(hits) FROM orphans")) {
      return sum.next() ? sum.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it was when it was made. */
  public void empty() {
    try (Connection connection = folder.source().getConnection()) {
      for (Map.Entry<String, List<List<Object>>> table : firstRows.entrySet()) {
        restore(connection, table.getKey(), table.getValue());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void restore(Connection connection, String table, List<List<Object>> rows)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM " + table);
    }
    for (List<Object> row : rows) {
      String places = "?" + ", ?".repeat(row.size() - 1);
      try (var insert =
          connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table, places))) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.executeUpdate();
      }
    }
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
}
