package org.waybill.collector.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Schema;

/** A backup that becomes the store of a database without tables: all of it, or nothing. */
final class PostgresRestore {

  private static final String ANY_TABLE =
      """
      SELECT EXISTS (SELECT 1 FROM pg_class
        WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace)\
      """;

  private PostgresRestore() {}

  static void put(Path backup, PostgresAddress address) {
    String version = version(backup);
    DataSource source = address.source();
    refuseTables(source, address);
    try (Tenure tenure = Tenure.ofAll(source, address.name())) {
      Schema.make(source, PostgresStore.ENGINE, version, address.name());
      try {
        fill(source, backup);
      } catch (SQLException | IOException e) {
        Schema.drop(source);
        throw new StoreException(
            "%s: the backup %s cannot be read into it (%s), and it is empty as before; check the folder and the server, and restore again"
                .formatted(address.name(), backup, e.getMessage()),
            e);
      }
    }
  }

  private static String version(Path backup) {
    try {
      return Files.readString(backup.resolve(PostgresBackup.MARK)).strip();
    } catch (IOException e) {
      throw new StoreException(
          "backup folder %s holds no store of PostgreSQL (no %s in it); name the folder that was given to the backup"
              .formatted(backup, PostgresBackup.MARK),
          e);
    }
  }

  private static void refuseTables(DataSource source, PostgresAddress address) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet any = statement.executeQuery(ANY_TABLE)) {
      if (any.next() && any.getBoolean(1)) {
        throw new StoreException(
            "%s: a table exists already in it; name a database without tables"
                .formatted(address.name()));
      }
    } catch (SQLException e) {
      throw new StoreException(
          "%s cannot be read (%s)".formatted(address.name(), e.getMessage()), e);
    }
  }

  /** In one transaction; the row that a new store begins with makes room. */
  private static void fill(DataSource source, Path backup) throws SQLException, IOException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (Path file : files(backup)) {
        String name = file.getFileName().toString();
        String table = name.substring(0, name.length() - PostgresBackup.SUFFIX.length());
        statement.executeUpdate("DELETE FROM " + statement.enquoteIdentifier(table, true));
        copy(connection, statement.enquoteIdentifier(table, true), file);
      }
      connection.commit();
    }
  }

  private static void copy(Connection connection, String table, Path file)
      throws SQLException, IOException {
    try (InputStream rows = Files.newInputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY %s FROM STDIN".formatted(table), rows);
    }
  }

  private static List<Path> files(Path backup) throws IOException {
    try (Stream<Path> files = Files.list(backup)) {
      return files
          .filter(file -> file.toString().endsWith(PostgresBackup.SUFFIX))
          .sorted()
          .toList();
    }
  }
}
