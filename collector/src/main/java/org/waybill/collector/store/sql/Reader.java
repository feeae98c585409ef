package org.waybill.collector.store.sql;

/** Where questions are asked that write nothing. Thread-safe. */
public interface Reader extends AutoCloseable {

  /**
   * Runs an errand that cannot write.
   *
   * @param errand may be run several times
   * @throws org.waybill.collector.store.StoreException where the database cannot be read
   */
  <T> T read(Connections.Errand<T> errand);

  @Override
  void close();
}
