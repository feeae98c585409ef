package org.waybill.collector.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.waybill.collector.store.StoreException;

/** The pool: one connection that writes, some that read. Thread-safe. */
public final class Connections implements Reader {

  private static final int CONNECTIONS = 8;
  private static final long WAIT_MS = 10_000;
  private static final int READ_TRIES = 10;

  /** Who can ask elsewhere waits only so long. */
  private static final long HASTY_WAIT_MS = 2_000;

  /** SQL states of a transaction that was the victim of a deadlock: Derby's, PostgreSQL's. */
  private static final Set<String> DEADLOCKS = Set.of("40001", "40P01");

  private final HikariDataSource pool;
  private final Dialect dialect;
  private final int tries;

  Connections(Database database) {
    this(database.dialect(), config("store", database.source(), WAIT_MS), READ_TRIES);
  }

  private Connections(Dialect dialect, HikariConfig config, int tries) {
    this.dialect = dialect;
    this.tries = tries;
    this.pool = pool(config);
  }

  /**
   * To a database that need not be there: whoever asks it is told so soon, and can ask another one.
   *
   * @param name of the pool
   */
  public static Connections hasty(String name, DataSource source, Dialect dialect) {
    HikariConfig config = config(name, source, HASTY_WAIT_MS);
    config.setInitializationFailTimeout(-1);
    config.setValidationTimeout(HASTY_WAIT_MS / 2);
    config.setMinimumIdle(1);
    return new Connections(dialect, config, 1);
  }

  private static HikariConfig config(String name, DataSource source, long waitMs) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(waitMs);
    return config;
  }

  private static HikariDataSource pool(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new StoreException("the store cannot be reached: " + e.getMessage(), e);
    }
  }

  /** What is done with a session, and made of it. */
  @FunctionalInterface
  public interface Errand<T> {
    T run(Session session) throws SQLException;
  }

  /**
   * Runs an errand that cannot write; again where the database ended it to let somebody else go on:
   * in Derby a reader goes from index to row and a writer the other way.
   *
   * @param errand may be run several times
   */
  @Override
  public <T> T read(Errand<T> errand) {
    return read(errand, tries);
  }

  private <T> T read(Errand<T> errand, int left) {
    try (Connection connection = pool.getConnection()) {
      connection.setReadOnly(true);
      return errand.run(new Session(connection, dialect));
    } catch (SQLException e) {
      if (left > 1 && isDeadlock(e)) {
        return read(errand, left - 1);
      }
      throw new StoreException("the store cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isDeadlock(SQLException failure) {
    return failure.getSQLState() != null && DEADLOCKS.contains(failure.getSQLState());
  }

  /** Calls a procedure of the engine that takes one text and leaves tables as they are. */
  public void call(String sql, String argument) {
    try (Connection connection = pool.getConnection();
        CallableStatement call = connection.prepareCall(sql)) {
      call.setString(1, argument);
      call.execute();
      connection.commit();
    } catch (SQLException e) {
      throw new StoreException("the store cannot do it: " + e.getMessage(), e);
    }
  }

  /**
   * Runs an errand as one transaction: all of it is durable afterwards, or nothing.
   *
   * @throws RefusedException where it would fail as often as it is tried
   */
  <T> T write(Errand<T> errand) throws RefusedException {
    try (Connection connection = pool.getConnection()) {
      try {
        T made = errand.run(new Session(connection, dialect));
        connection.commit();
        return made;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      if (Refusal.is(e)) {
        throw new RefusedException(e);
      }
      throw new StoreException("nothing of the batch was stored: " + e.getMessage(), e);
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
