package org.waybill.collector.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.waybill.collector.store.StoreException;

/**
 * That no two processes write for one node, and none at all while a store is put in place: as long
 * as a connection of its own holds locks in the database. The server lets go of a lock whose holder
 * is gone, also where his machine has died, after some seconds.
 */
final class Tenure implements AutoCloseable {

  /** The advisory lock of the whole store: "waybill" in ASCII. Those of nodes are their ids. */
  private static final long STORE = 0x77617962696c6cL;

  private final Connection holder;

  private Tenure(Connection holder) {
    this.holder = holder;
  }

  /**
   * Takes a node's place in a store.
   *
   * @param name what an admin calls the database
   * @param node the node's id, 16 hexadecimal digits
   * @throws StoreException where it cannot be reached, or another process has the place
   */
  static Tenure ofNode(DataSource source, String name, String node) {
    long lock = HexFormat.fromHexDigitsToLong(node);
    return take(
        source,
        name,
        "pg_try_advisory_lock_shared(%d) AND pg_try_advisory_lock(%d)".formatted(STORE, lock),
        "another process of node %1$s, or a restore, is in it; each collector has a data.dir of its own: end the other, or, where data.dir was copied from another machine, remove the file 'node' in the copy"
            .formatted(node));
  }

  /**
   * Takes the whole store.
   *
   * @param name what an admin calls the database
   * @throws StoreException where it cannot be reached, or any process is in it
   */
  static Tenure ofAll(DataSource source, String name) {
    return take(
        source,
        name,
        "pg_try_advisory_lock(%d)".formatted(STORE),
        "a collector is in it; end it or name another database");
  }

  private static Tenure take(DataSource source, String name, String locks, String held) {
    try {
      Connection holder = source.getConnection();
      if (isHeld(holder, locks)) {
        return new Tenure(holder);
      }
    } catch (SQLException e) {
      throw new StoreException(
          "%s cannot be reached (%s); check that the server runs, that the database exists, and the user's rights and password"
              .formatted(name, e.getMessage()),
          e);
    }
    throw new StoreException("%s is in use: %s".formatted(name, held));
  }

  /** Whether it has all locks now; otherwise it is closed, for it may have one of them. */
  private static boolean isHeld(Connection holder, String locks) throws SQLException {
    boolean held = false;
    try (Statement statement = holder.createStatement();
        ResultSet answer = statement.executeQuery("SELECT " + locks)) {
      held = answer.next() && answer.getBoolean(1);
      return held;
    } finally {
      if (!held) {
        holder.close();
      }
    }
  }

  /**
   * Does what no other process may be in the store for.
   *
   * @param name what an admin calls the database
   * @throws StoreException where another one is in it, and nothing is done
   */
  void alone(String name, Runnable deed) {
    try {
      if (!isHeld(holder, "pg_try_advisory_lock(%d)".formatted(STORE))) {
        throw new StoreException(
            "%s is in use: this version changes tables that the collectors in it know otherwise; end all of them, then start this one"
                .formatted(name));
      }
      deed.run();
      isHeld(holder, "pg_advisory_unlock(%d)".formatted(STORE));
    } catch (SQLException e) {
      throw new StoreException("%s cannot be reached (%s)".formatted(name, e.getMessage()), e);
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
      statement.execute("SELECT pg_advisory_unlock_all()");
    }
  }
}
