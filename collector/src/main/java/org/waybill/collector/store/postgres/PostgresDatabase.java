package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.sql.Connections;
import org.waybill.collector.store.sql.Database;
import org.waybill.collector.store.sql.Dialect;
import org.waybill.collector.store.sql.Reader;
import org.waybill.collector.store.sql.Session;

/**
 * A PostgreSQL database, and a node's place in it.
 *
 * @param replica where reports are read while it is not far behind
 */
record PostgresDatabase(
    DataSource source, Optional<Replica> replica, Tenure tenure, PostgresNoticeboard board)
    implements Database {

  /**
   * A copy to read from.
   *
   * @param clock by which it is too far behind
   */
  record Replica(DataSource source, InstantSource clock) {}

  static final Dialect DIALECT = new PostgresDialect();

  /** Nobody waits for the end of a transaction here, and ten times as many take half the time. */
  private static final int BATCH_ROWS = 10 * Batch.ROWS;

  @Override
  public int batchRows() {
    return BATCH_ROWS;
  }

  @Override
  public Dialect dialect() {
    return DIALECT;
  }

  /**
   * Nothing: that tables agree with their indexes is looked at by the server's own pg_amcheck. But
   * what is compared next is all of one moment, while other collectors write.
   */
  @Override
  public List<Finding> check(Session session) throws SQLException {
    session.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    return List.of();
  }

  @Override
  public Map<String, Long> tables(Session session) throws SQLException {
    Map<String, Long> bytes = new TreeMap<>();
    session.rows(
        row -> bytes.put(row.getString(1), row.getLong(2)),
        """
        SELECT relname, pg_total_relation_size(oid) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace\
        """);
    return bytes;
  }

  @Override
  public long bytes(Session session) throws SQLException {
    return session
        .row(row -> row.getLong(1), "SELECT pg_database_size(current_database())")
        .orElseThrow(() -> new SQLException("the database does not know its size"));
  }

  @Override
  public void backup(Connections connections, Path folder) {
    PostgresBackup.write(connections, folder);
  }

  @Override
  public Optional<Noticeboard> noticeboard() {
    return Optional.of(board);
  }

  @Override
  public Reader reader(Connections own) {
    return replica
        .<Reader>map(
            copy ->
                new ReplicaReader(
                    Connections.hasty("store-replica", copy.source(), DIALECT), own, copy.clock()))
        .orElseGet(() -> Database.super.reader(own));
  }

  @Override
  public void close() {
    board.close();
    tenure.close();
  }
}
