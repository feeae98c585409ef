package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;

/** How one database takes what all others take in another way. Thread-safe. */
public interface Dialect {

  /**
   * Inserts rows, none of which is there, with as few statements as it can.
   *
   * @param rows at least one
   * @throws SQLException also where other than all of them were written
   */
  void insert(Session session, BulkTable table, List<Object[]> rows) throws SQLException;

  /** The text as a column of this database can hold it. */
  String storable(String text);
}
