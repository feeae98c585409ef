package org.waybill.collector.store.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.waybill.collector.store.postgres.PostgresStore;

/**
 * How many rows of each table have been moved, kept in the database they are moved to: as long as
 * that table is there the move is not finished, and no collector may use the database. For one
 * thread.
 */
final class Moved {

  /** Its table; whoever opens a database looks for it. */
  static final String TABLE = PostgresStore.MOVING;

  private final Connection to;
  private final Map<String, Long> rows;

  private Moved(Connection to, Map<String, Long> rows) {
    this.to = to;
    this.rows = rows;
  }

  /** Goes on with a move, where there is one, or begins it in an empty store. */
  static Moved on(Connection to, boolean isEmpty) throws SQLException {
    Map<String, Long> rows = new HashMap<>();
    try (Statement statement = to.createStatement()) {
      if (isEmpty) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS %s (name TEXT NOT NULL PRIMARY KEY, moved BIGINT NOT NULL)"
                .formatted(TABLE));
        to.commit();
      }
      try (ResultSet known = statement.executeQuery("SELECT name, moved FROM " + TABLE)) {
        while (known.next()) {
          rows.put(known.getString(1), known.getLong(2));
        }
      }
    }
    return new Moved(to, rows);
  }

  long of(Table table) {
    return rows.getOrDefault(table.name(), 0L);
  }

  /** Takes note of more, in the transaction in which they are moved. */
  void add(Table table, long more) throws SQLException {
    long now = of(table) + more;
    try (PreparedStatement upsert =
        to.prepareStatement(
            "INSERT INTO %s (name, moved) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET moved = EXCLUDED.moved"
                .formatted(TABLE))) {
      upsert.setString(1, table.name());
      upsert.setLong(2, now);
      upsert.executeUpdate();
    }
    rows.put(table.name(), now);
  }

  /** It is finished. */
  void end() throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute("DROP TABLE " + TABLE);
    }
    to.commit();
  }
}
