package org.waybill.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * A real database, made once and emptied for each use: what was committed outlasts a store that is
 * closed, or given up in the midst of its work. Used by one thread.
 */
public abstract class LastingDatabase implements AutoCloseable {

  /** Memory of a store's filters: small, for many are opened. */
  protected static final int FILTER_BYTES = 1 << 12;

  private final FaultySource source;
  private final Connection own;
  private final FirstRows firstRows;

  /**
   * One whose tables are there.
   *
   * @param real connections to it
   * @param failure what its engine says where something fails
   */
  protected LastingDatabase(DataSource real, FaultySource.Failure failure) {
    source = new FaultySource(real, failure);
    try {
      own = real.getConnection();
      firstRows = FirstRows.of(own);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens a store on it, which has read what it keeps in memory when this returns: what it does
   * then depends on nothing but what it is asked.
   *
   * @param clock what the store takes for the time
   */
  public abstract Store open(InstantSource clock);

  /** Makes chosen statements and commits fail. */
  public final FaultySource source() {
    return source;
  }

  /** How many hits wait for a copy to become known; no fault is made meanwhile. */
  public final long waiting() {
    try (Statement statement = own.createStatement();
        ResultSet sum = statement.executeQuery("SELECT SUM(hits) FROM orphans")) {
      return sum.next() ? sum.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it was when it was made; nothing fails any more. */
  public final void empty() {
    source.heal();
    try {
      firstRows.restore(own);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      own.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
