package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** How one database takes what all others take in another way. Thread-safe. */
public interface Dialect {

  /**
   * Inserts rows, none of which is there, with as few statements as it can.
   *
   * @param rows at least one
   * @throws SQLException also where other than all of them were written
   */
  void insert(Session session, BulkTable table, List<Object[]> rows) throws SQLException;

  /**
   * Adds to rows of figures; makes those that are not there, and deletes what {@linkplain
   * BulkTable#comesAndGoes comes and goes} and has come to nothing.
   *
   * @param more to rows that may be there; no two of one key
   * @param fresh of keys that are certainly not there, none of which is among the others
   */
  void add(Session session, BulkTable table, List<Object[]> more, List<Object[]> fresh)
      throws SQLException;

  /**
   * Reads the rows of many keys with one question.
   *
   * @param columns what is read
   * @param key the columns of the keys
   * @return empty where the database answers as many questions as fast
   */
  <T> Optional<List<T>> rowsOf(
      Session session,
      Session.RowReader<T> reader,
      String columns,
      String table,
      String key,
      List<Object[]> keys)
      throws SQLException;

  /** The text as a column of this database can hold it. */
  String storable(String text);
}
