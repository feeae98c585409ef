package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Schema;
import org.waybill.collector.store.sql.SqlStore;

/** Opens stores on a PostgreSQL server; several collectors may have one database. */
public final class PostgresStore {

  /** The folder of migrations. */
  static final String ENGINE = "postgres";

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
      Schema.bringUpToDate(source, ENGINE, address.name());
      return SqlStore.on(
          new PostgresDatabase(source, tenure), new SharedTurn(node, clock), recognizer);
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
