package org.waybill.collector.store.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.StoreException;

/** A database whose tables are up to date, and what only its own engine can do. Thread-safe. */
public interface Database extends AutoCloseable {

  /** Connections to it, each a new one. */
  DataSource source();

  /** How many rows go in one transaction, those of figures not counted. */
  int batchRows();

  /** How it takes rows and texts. */
  Dialect dialect();

  /**
   * Looks for tables that do not agree with their own indexes. Whatever the session reads from then
   * on is of one moment.
   */
  List<Finding> check(Session session) throws SQLException;

  /** Bytes on disk of each table with its indexes, by its name in lower case. */
  Map<String, Long> tables(Session session) throws SQLException;

  /** Bytes on disk of everything: what is not of a table is the engine's own. */
  long bytes(Session session) throws SQLException;

  /**
   * Copies it as it stands, while it is read and written.
   *
   * @param folder where the copy shall lie; it must not exist, the folder above it must
   * @throws StoreException naming the folder; nothing is left there then
   */
  void backup(Connections connections, Path folder);

  /** See {@link org.waybill.collector.store.Store#noticeboard}. */
  default Optional<Noticeboard> noticeboard() {
    return Optional.empty();
  }

  /**
   * Where reports are read that may be some moments old; closed before the database.
   *
   * @param own the store's connections, which are not closed with it
   */
  default Reader reader(Connections own) {
    return new Reader() {
      @Override
      public <T> T read(Connections.Errand<T> errand) {
        return own.read(errand);
      }

      @Override
      public void close() {}
    };
  }

  /** Gives it back, once no connection is open any more. */
  @Override
  void close();
}
