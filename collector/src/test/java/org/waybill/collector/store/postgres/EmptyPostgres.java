package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.collector.store.sql.Schema;

/**
 * Databases on one server, named by the folders a store on Derby would have: the tables are made
 * once and copied for each. Those not asked for any more are dropped. Used by one thread.
 */
public final class EmptyPostgres {

  private static final int KEPT = 4;
  private static final String MADE = "made";
  private static final PostgresServer SERVER = start();
  private static final Map<Path, String> DATABASES = new LinkedHashMap<>();
  private static int made;

  private EmptyPostgres() {}

  private static PostgresServer start() {
    PostgresServer server = PostgresServer.start();
    server.execute("CREATE DATABASE " + MADE);
    Schema.bringUpToDate(server.address(MADE).source(), PostgresStore.ENGINE, MADE);
    return server;
  }

  /** Opens a store, a new one where none goes by that folder. */
  public static Store open(Path folder) {
    return PostgresStore.open(address(folder), new TestRecognizer());
  }

  /** Puts a backup where no store is. */
  static void restore(Path backup, Path folder) {
    PostgresStore.restore(backup, address(folder, "template0"));
  }

  /** The database that goes by a folder, one with empty tables where none does. */
  public static PostgresAddress address(Path folder) {
    return address(folder, MADE);
  }

  /** The database that goes by a folder, a copy of another one where none does. */
  private static PostgresAddress address(Path folder, String template) {
    return SERVER.address(DATABASES.computeIfAbsent(folder, path -> create(template)));
  }

  private static String create(String template) {
    made++;
    SERVER.execute("CREATE DATABASE store_%d TEMPLATE %s".formatted(made, template));
    if (made > KEPT) {
      SERVER.execute("DROP DATABASE store_%d WITH (FORCE)".formatted(made - KEPT));
    }
    return "store_" + made;
  }
}
