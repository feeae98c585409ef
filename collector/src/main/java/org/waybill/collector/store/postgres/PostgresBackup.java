package org.waybill.collector.store.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Connections;
import org.waybill.collector.store.sql.NewFolder;
import org.waybill.collector.store.sql.Session;

/**
 * A copy of a store's rows as they stood at one moment: a file a table, as the server's {@code
 * COPY} writes text, which every version reads. For who wants the collector's own way; the server's
 * backups serve as well.
 */
final class PostgresBackup {

  /** Holds the version of the tables; every backup has it. */
  static final String MARK = "waybill-tables.version";

  /** What the name of a table's file ends in. */
  static final String SUFFIX = ".copy";

  private PostgresBackup() {}

  static void write(Connections connections, Path target) {
    NewFolder.make(
        target,
        begun -> {
          String version = connections.read(session -> write(session, begun));
          if (!connections.read(PostgresBackup::version).equals(version)) {
            throw new StoreException(
                "a newer version of Waybill has changed the tables meanwhile; give the command"
                    + " again");
          }
          return begun;
        });
  }

  /**
   * One transaction, all of which sees rows of the same moment; columns it sees as they are when it
   * comes to them.
   *
   * @return the version of the tables at that moment
   */
  private static String write(Session session, Path begun) throws SQLException {
    session.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    List<String> tables = tables(session);
    try {
      for (String table : tables) {
        copy(session, table, begun.resolve(table + SUFFIX));
      }
      String version = version(session);
      Files.writeString(begun.resolve(MARK), version);
      return version;
    } catch (IOException e) {
      throw new SQLException("a file of the backup cannot be written: " + e, e);
    }
  }

  /** The tables of a store, without those of the migrations themselves. */
  static List<String> tables(Session session) throws SQLException {
    return session.rows(
        row -> row.getString(1),
        """
        SELECT relname FROM pg_class
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
          AND relname <> 'flyway_schema_history'
        ORDER BY relname\
        """);
  }

  private static String version(Session session) throws SQLException {
    return session
        .row(
            row -> row.getString(1),
            """
            SELECT version FROM flyway_schema_history
            WHERE success AND version IS NOT NULL
            ORDER BY installed_rank DESC FETCH FIRST ROW ONLY\
            """)
        .orElseThrow(
            () -> new SQLException("the database does not know the version of its tables"));
  }

  private static void copy(Session session, String table, Path file)
      throws SQLException, IOException {
    CopyManager manager = session.as(PGConnection.class).getCopyAPI();
    try (OutputStream rows = Files.newOutputStream(file)) {
      manager.copyOut("COPY %s TO STDOUT".formatted(table), rows);
    }
  }
}
