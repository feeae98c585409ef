package org.waybill.collector.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.waybill.collector.store.StoreException;

/**
 * That a database is one process's, as long as a connection of its own holds a lock there: what a
 * process keeps in memory of a store is wrong once another one writes. The server lets go of a lock
 * whose holder is gone, also where his machine has died, after some seconds.
 */
final class Tenure implements AutoCloseable {

  /** The advisory lock's number in the database: "waybill" in ASCII. */
  private static final long LOCK = 0x77617962696c6cL;

  /** Seconds after which the server asks whether a holder is still there, and how often. */
  private static final String WATCH =
      "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

  private final Connection holder;

  private Tenure(Connection holder) {
    this.holder = holder;
  }

  /**
   * Takes the database.
   *
   * @param name what an admin calls it
   * @throws StoreException where it cannot be reached, or another process has it
   */
  static Tenure take(DataSource source, String name) {
    try {
      Connection holder = source.getConnection();
      if (isHeld(holder)) {
        return new Tenure(holder);
      }
      holder.close();
    } catch (SQLException e) {
      throw new StoreException(
          "%s cannot be reached (%s); check that the server runs, that the database exists, and the user's rights and password"
              .formatted(name, e.getMessage()),
          e);
    }
    throw new StoreException(
        "%s is in use by another process; one collector owns a store: end the other or name another database"
            .formatted(name));
  }

  private static boolean isHeld(Connection holder) throws SQLException {
    try (Statement statement = holder.createStatement()) {
      statement.execute(WATCH);
      try (ResultSet answer =
          statement.executeQuery("SELECT pg_try_advisory_lock(%d)".formatted(LOCK))) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  /** Gives it back, once: another process can have it when this returns. */
  @Override
  public void close() {
    try (holder) {
      if (!holder.isClosed()) {
        letGo();
      }
    } catch (SQLException e) {
      throw new StoreException(
          "a connection to the store did not end in order; what was applied is safe", e);
    }
  }

  private void letGo() throws SQLException {
    try (Statement statement = holder.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock(%d)".formatted(LOCK));
    }
  }
}
