package org.waybill.collector.store.derby;

import java.sql.ResultSet;
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

  /** Leaves rows for the next statement of this thread that reads them; values as JDBC has them. */
  static void hand(List<Object[]> rows) {
    HANDED.set(rows);
  }

  /** The rows left for this thread, once; called by Derby. */
  public static ResultSet taken() {
    List<Object[]> handed = HANDED.get();
    HANDED.remove();
    return new PendingRows(handed);
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
