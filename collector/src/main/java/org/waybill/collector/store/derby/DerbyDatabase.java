package org.waybill.collector.store.derby;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Connections;
import org.waybill.collector.store.sql.Database;
import org.waybill.collector.store.sql.Dialect;
import org.waybill.collector.store.sql.Schema;
import org.waybill.collector.store.sql.Session;
import org.waybill.collector.store.sql.Trees;

/**
 * A Derby database that is open.
 *
 * @param folder where it lies
 * @param source connections to it, which a test may make fail
 * @param end done when it is closed
 */
record DerbyDatabase(DerbyFolder folder, DataSource source, Runnable end) implements Database {

  private static final Dialect DIALECT = new DerbyDialect();

  /**
   * The database in a folder, its tables brought up to date.
   *
   * @param name what an admin calls it
   */
  static DerbyDatabase in(DerbyFolder folder, String name) {
    Schema.bringUpToDate(folder.source(), "derby", name);
    return new DerbyDatabase(folder, folder.source(), folder::shutDown);
  }

  /** Readers wait for the end of a transaction. */
  @Override
  public int batchRows() {
    return Batch.ROWS;
  }

  @Override
  public Dialect dialect() {
    return DIALECT;
  }

  @Override
  public List<Finding> check(Session session) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    List<String> tables =
        session.rows(
            row -> row.getString(1),
            "SELECT tablename FROM sys.systables WHERE tabletype = 'T' ORDER BY tablename");
    for (String table : tables) {
      check(session, table).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> check(Session session, String table) throws SQLException {
    try {
      session.rows(
          row -> row.getInt(1), "VALUES SYSCS_UTIL.SYSCS_CHECK_TABLE(CURRENT SCHEMA, ?)", table);
      return Optional.empty();
    } catch (SQLException e) {
      if (!e.getSQLState().startsWith("X0")) {
        throw e;
      }
      return Optional.of(
          new Finding(
              "table %s does not agree with its indexes (%s); restore a backup"
                  .formatted(table, e.getMessage()),
              1));
    }
  }

  @Override
  public Map<String, Long> tables(Session session) throws SQLException {
    Map<String, Long> bytes = new TreeMap<>();
    session.rows(
        row -> bytes.put(row.getString(1).toLowerCase(Locale.ROOT), row.getLong(2)),
        """
        SELECT t.tablename, SUM((s.numallocatedpages + s.numfreepages) * s.pagesize)
        FROM sys.systables t, TABLE (SYSCS_DIAG.SPACE_TABLE(t.tablename)) AS s
        WHERE t.tabletype = 'T' GROUP BY t.tablename\
        """);
    return bytes;
  }

  @Override
  public long bytes(Session session) {
    try {
      return Trees.bytes(folder.path());
    } catch (IOException e) {
      throw new StoreException(
          "store folder %s cannot be read (%s)".formatted(folder.path(), e), e);
    }
  }

  @Override
  public void backup(Connections connections, Path target) {
    DerbyBackup.write(connections, folder.path(), target);
  }

  @Override
  public void close() {
    end.run();
  }
}
