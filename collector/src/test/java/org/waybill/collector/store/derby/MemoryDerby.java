package org.waybill.collector.store.derby;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.collector.store.sql.Database;
import org.waybill.collector.store.sql.Schema;
import org.waybill.collector.store.sql.SqlStore;
import org.waybill.collector.store.sql.Turn;

/** A Derby in memory. */
public final class MemoryDerby extends LastingDatabase {

  private final DerbyFolder folder;

  /** Makes one under a name that no other has. */
  public MemoryDerby(String name) {
    this(made(name));
  }

  private MemoryDerby(DerbyFolder folder) {
    super(
        folder.source(), moment -> new SQLException("injected: cannot write to the log", "XSLA4"));
    this.folder = folder;
  }

  private static DerbyFolder made(String name) {
    DerbyFolder folder = DerbyFolder.inMemory(name, Path.of("target", "derby.log"));
    Schema.bringUpToDate(folder.source(), "derby", name);
    try (Connection connection = folder.source().getConnection();
        Statement statement = connection.createStatement()) {
      // seconds: with one thread, who waits for a lock waits for itself
      statement.execute(
          "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '1')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return folder;
  }

  @Override
  public Store open(InstantSource clock) {
    Database database = new DerbyDatabase(folder, source().source(), () -> {});
    SqlStore store = SqlStore.on(database, new Turn.Alone(), new TestRecognizer(), FILTER_BYTES);
    store.awaitMemory();
    return store;
  }
}
