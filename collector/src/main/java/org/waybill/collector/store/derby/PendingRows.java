package org.waybill.collector.store.derby;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.apache.derby.vti.VTICosting;
import org.apache.derby.vti.VTIEnvironment;
import org.apache.derby.vti.VTITemplate;

/**
 * Rows in memory that a statement {@code INSERT ... SELECT} reads as a table. The schema names this
 * class and {@link #taken()}, hence both are public; Derby asks {@link VTICosting} of a new
 * instance and reads another one.
 */
public final class PendingRows extends VTITemplate implements VTICosting {

  /** An embedded Derby runs a statement on the thread that asks for it. */
  private static final ThreadLocal<List<Object[]>> HANDED = ThreadLocal.withInitial(List::of);

  private final Iterator<Object[]> rows;
  private Object[] row = {};

  /** Without rows: Derby asks it what reading costs. */
  public PendingRows() {
    this(List.of());
  }

  private PendingRows(List<Object[]> rows) {
    this.rows = rows.iterator();
  }

  /** A statement that reads the rows and says how many it wrote. */
  @FunctionalInterface
  interface Statement {
    int run() throws SQLException;
  }

  /**
   * Runs a statement that reads these rows, values as JDBC has them. They stay until it has ended:
   * Derby begins a statement anew whose plan it finds out of date once it is under way, as it is
   * when statistics of the table have been made meanwhile.
   *
   * @throws SQLException also where other than all of them were written
   */
  static void hand(List<Object[]> rows, Statement statement) throws SQLException {
    HANDED.set(rows);
    try {
      int written = statement.run();
      if (written != rows.size()) {
        throw new SQLException("of " + rows.size() + " rows " + written + " were written");
      }
    } finally {
      HANDED.remove();
    }
  }

  /** The rows left for this thread, from the first one on; called by Derby. */
  public static ResultSet taken() {
    return new PendingRows(HANDED.get());
  }

  @Override
  public boolean next() {
    if (!rows.hasNext()) {
      return false;
    }
    row = rows.next();
    return true;
  }

  @Override
  public long getLong(int column) {
    return ((Number) row[column - 1]).longValue();
  }

  @Override
  public int getInt(int column) {
    return ((Number) row[column - 1]).intValue();
  }

  @Override
  public short getShort(int column) {
    return ((Number) row[column - 1]).shortValue();
  }

  @Override
  public String getString(int column) {
    return (String) row[column - 1];
  }

  @Override
  public byte[] getBytes(int column) {
    return (byte[]) row[column - 1];
  }

  /** No column of a pending row is NULL. */
  @Override
  public boolean wasNull() {
    return false;
  }

  @Override
  public void close() {
    row = new Object[0];
  }

  @Override
  public double getEstimatedRowCount(VTIEnvironment environment) {
    return 500;
  }

  @Override
  public double getEstimatedCostPerInstantiation(VTIEnvironment environment) {
    return 500;
  }

  @Override
  public boolean supportsMultipleInstantiations(VTIEnvironment environment) {
    return false;
  }
}
