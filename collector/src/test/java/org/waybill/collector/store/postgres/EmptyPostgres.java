package org.waybill.collector.store.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.collector.store.sql.Schema;

/**
 * Databases on one server, named by the folders a store on Derby would have: the tables are made
 * once and copied for each. One is dropped when the folder it would have lain in is gone, as it is
 * after a test. Thread-safe: several test classes run at a time.
 */
public final class EmptyPostgres {

  private static final String MADE = "made";
  private static final PostgresServer SERVER = start();
  private static final Map<Path, String> DATABASES = new LinkedHashMap<>();
  private static int made;

  /** Whose journal is applied. */
  static final String NODE = "00000000000000a1";

  private EmptyPostgres() {}

  private static PostgresServer start() {
    PostgresServer server = PostgresServer.start();
    server.execute("CREATE DATABASE " + MADE);
    Schema.bringUpToDate(server.address(MADE).source(), PostgresStore.ENGINE, MADE);
    return server;
  }

  /** Opens a store, a new one where none goes by that folder. */
  public static Store open(Path folder) {
    return PostgresStore.open(address(folder), NODE, new TestRecognizer(), InstantSource.system());
  }

  /** Puts a backup where no store is. */
  static void restore(Path backup, Path folder) {
    PostgresStore.restore(backup, address(folder, "template0"));
  }

  /** The noticeboard of a database, on a connection of its own, as one collector has it. */
  public static Noticeboard noticeboard(PostgresAddress address) {
    return new PostgresNoticeboard(address.hastySource());
  }

  /** Says something to a database itself. */
  public static void execute(PostgresAddress address, String sql) {
    PostgresServer.execute(address, sql);
  }

  /** The database that goes by a folder, one with empty tables where none does. */
  public static PostgresAddress address(Path folder) {
    return address(folder, MADE);
  }

  /** The database that goes by a folder, a copy of another one where none does. */
  private static synchronized PostgresAddress address(Path folder, String template) {
    if (!DATABASES.containsKey(folder)) {
      dropUnused();
      made++;
      String name = "store_" + made;
      SERVER.execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
      DATABASES.put(folder, name);
    }
    return SERVER.address(DATABASES.get(folder));
  }

  private static void dropUnused() {
    List<Path> unused =
        DATABASES.keySet().stream()
            .filter(folder -> Files.notExists(folder) && Files.notExists(folder.getParent()))
            .toList();
    for (Path folder : unused) {
      SERVER.execute("DROP DATABASE %s WITH (FORCE)".formatted(DATABASES.remove(folder)));
    }
  }
}
