package org.waybill.collector.store.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with its prepared statements, for one thread and one errand. The pool closes the
 * statements when it gets the connection back.
 */
public final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** SQL state of a store that does not hold what it should: the same again is of no use. */
  private static final String VIOLATION = "23000";

  private final Connection connection;
  private final Dialect dialect;
  private final boolean isForgiving;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Connection connection, Dialect dialect) {
    this(connection, dialect, false);
  }

  private Session(Connection connection, Dialect dialect, boolean isForgiving) {
    this.connection = connection;
    this.dialect = dialect;
    this.isForgiving = isForgiving;
  }

  /** Of the same connection, one that goes on where a row that should be there is not. */
  Session forgiving() {
    return new Session(connection, dialect, true);
  }

  /** Makes a value of the row a result set stands on. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Something done with the session. */
  @FunctionalInterface
  interface Deed {
    void run() throws SQLException;
  }

  /** Does all of it or, where it fails, nothing; the transaction goes on. */
  void wholly(Deed deed) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      deed.run();
    } catch (SQLException | RuntimeException e) {
      connection.rollback(before);
      throw e;
    }
    connection.releaseSavepoint(before);
  }

  /** How many rows it changed. */
  public int update(String sql, Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  /**
   * Changes or deletes the one row that is known to be there. Where the store does not have it, or
   * twice, figures would be wrong from then on and nobody would know.
   *
   * @throws SQLException where it met none or several, unless the session is forgiving: that says
   *     so in the log and goes on
   */
  void updateKnown(String sql, Object... values) throws SQLException {
    int met = update(sql, values);
    if (met != 1 && !isForgiving) {
      throw new SQLException("where one row was known to be, there are " + met, VIOLATION);
    }
    if (met != 1) {
      LOG.error(
          "where one row was known to be, there are {} ({}): figures may differ from a recount;"
              + " run waybill check-store, and restore a backup if it finds anything",
          met,
          sql);
    }
  }

  /** Inserts rows with few statements; none at all where there are none. */
  void insert(BulkTable table, List<Object[]> rows) throws SQLException {
    if (!rows.isEmpty()) {
      dialect.insert(this, table, rows);
    }
  }

  /** Adds to rows of figures; makes those that are not there. */
  void add(BulkTable table, List<Object[]> more, List<Object[]> fresh) throws SQLException {
    if (!more.isEmpty() || !fresh.isEmpty()) {
      dialect.add(this, table, more, fresh);
    }
  }

  /** Reads the rows of many keys at once; empty where it is as fast to ask for each. */
  <T> Optional<List<T>> rowsOf(
      RowReader<T> reader, String columns, String table, String key, List<Object[]> keys)
      throws SQLException {
    return dialect.rowsOf(this, reader, columns, table, key, keys);
  }

  /** Reads the rows of one key. */
  @FunctionalInterface
  interface Asking<T> {
    List<T> ask(byte[] key) throws SQLException;
  }

  /**
   * Reads the rows of many keys, with one question where that is faster.
   *
   * @param one asks for those of one key
   */
  <T> List<T> rowsOf(
      RowReader<T> reader,
      String columns,
      String table,
      String key,
      List<byte[]> keys,
      Asking<T> one)
      throws SQLException {
    List<Object[]> each = keys.stream().map(bytes -> new Object[] {bytes}).toList();
    Optional<List<T>> all = rowsOf(reader, columns, table, key, each);
    if (all.isPresent()) {
      return all.get();
    }
    List<T> rows = new ArrayList<>();
    for (byte[] bytes : keys) {
      rows.addAll(one.ask(bytes));
    }
    return rows;
  }

  /** The driver's own connection, for what JDBC does not know. */
  public <T> T as(Class<T> type) throws SQLException {
    return connection.unwrap(type);
  }

  /** Values of one type that a statement takes as one. */
  public Array array(String type, Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  public <T> List<T> rows(RowReader<T> reader, String sql, Object... values) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet result = bound(sql, values).executeQuery()) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  public <T> Optional<T> row(RowReader<T> reader, String sql, Object... values)
      throws SQLException {
    return rows(reader, sql, values).stream().findFirst();
  }

  private PreparedStatement bound(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
    return statement;
  }

  /** An empty optional is NULL; the database finds out of what type (DERBY-1938). */
  private void bind(PreparedStatement statement, int at, Object value) throws SQLException {
    switch (value) {
      case Optional<?> optional when optional.isEmpty() -> statement.setObject(at, null);
      case Optional<?> optional -> bind(statement, at, optional.orElseThrow());
      case byte[] bytes -> statement.setBytes(at, bytes);
      case String text -> statement.setString(at, dialect.storable(text));
      default -> statement.setObject(at, value);
    }
  }
}
