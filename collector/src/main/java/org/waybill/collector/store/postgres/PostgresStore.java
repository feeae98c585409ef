package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Database;
import org.waybill.collector.store.sql.Schema;
import org.waybill.collector.store.sql.SqlStore;

/** Opens stores on a PostgreSQL server; several collectors may have one database. */
public final class PostgresStore {

  /** The folder of migrations. */
  static final String ENGINE = "postgres";

  /** A table that is there while a store is being moved here. */
  public static final String MOVING = "moved_rows";

  private PostgresStore() {}

  /**
   * Opens a store and brings its tables up to date; begins an empty one where the database has no
   * tables.
   *
   * @param node the collector's id, 16 hexadecimal digits; no two processes at a time have the same
   * @param recognizer names devices as hits are judged
   * @param clock may differ from those of other collectors by some seconds
   * @throws StoreException naming the database, what is wrong with it and what to do
   */
  public static Store open(
      PostgresAddress address, String node, Recognizer recognizer, InstantSource clock) {
    DataSource source = address.source();
    Tenure tenure = Tenure.ofNode(source, address.name(), node);
    try {
      refuseHalfAStore(source, address);
      bringUpToDate(address, tenure);
      Optional<PostgresDatabase.Replica> replica =
          address.replica().map(copy -> new PostgresDatabase.Replica(copy.hastySource(), clock));
      return SqlStore.on(
          database(address, replica, tenure), new SharedTurn(node, clock), recognizer);
    } catch (RuntimeException e) {
      tenure.close();
      throw e;
    }
  }

  private static void bringUpToDate(PostgresAddress address, Tenure tenure) {
    DataSource source = address.changingSource();
    Runnable deed = () -> Schema.bringUpToDate(source, ENGINE, address.name());
    if (Schema.isToChange(source, ENGINE, address.name())) {
      tenure.alone(address.name(), deed);
    } else {
      deed.run();
    }
  }

  private static Database database(
      PostgresAddress address, Optional<PostgresDatabase.Replica> replica, Tenure tenure) {
    return new PostgresDatabase(
        address.source(), replica, tenure, new PostgresNoticeboard(address.hastySource()));
  }

  private static void refuseHalfAStore(DataSource source, PostgresAddress address) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet moved = statement.executeQuery("SELECT to_regclass('%s')".formatted(MOVING))) {
      if (moved.next() && moved.getString(1) != null) {
        throw new StoreException(
            "%s: a move into it is not finished; finish it with waybill store migrate, or name a database without tables"
                .formatted(address.name()));
      }
    } catch (SQLException e) {
      throw new StoreException(
          "%s cannot be read (%s)".formatted(address.name(), e.getMessage()), e);
    }
  }

  /**
   * A database with its tables and for nobody else, to which a store is moved.
   *
   * @throws StoreException where it cannot be reached, or a collector is in it
   */
  public static Database empty(PostgresAddress address) {
    DataSource source = address.source();
    Tenure tenure = Tenure.ofAll(source, address.name());
    try {
      Schema.bringUpToDate(source, ENGINE, address.name());
      return database(address, Optional.empty(), tenure);
    } catch (RuntimeException e) {
      tenure.close();
      throw e;
    }
  }

  /**
   * Puts a backup where no store is.
   *
   * @param backup the folder that was given to {@link Store#backup}
   * @param address of a database without tables
   * @throws StoreException naming folder or database, what is wrong with it and what to do
   */
  public static void restore(Path backup, PostgresAddress address) {
    PostgresRestore.put(backup, address);
  }
}
