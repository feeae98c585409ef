package org.waybill.collector.store.derby;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * Connections to one database, all of which can write. Derby ends a database whose disk is full,
 * boots it at the next connection, and where the disk takes no write even then, boots it for
 * reading only: it would stay so until the process ends. Such a one is shut down at once, so that
 * the next connection boots it anew. Thread-safe.
 */
final class WritableSource extends EmbeddedDataSource {

  private static final long serialVersionUID = 1;

  /** The class of connection exceptions: the server refused to make one. */
  private static final String REFUSED = "08004";

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    if (!connection.isReadOnly()) {
      return connection;
    }
    connection.close();
    SQLException refused =
        new SQLException(
            "the database %s can be read and not written: its disk is full, or may not be written"
                .formatted(getDatabaseName()),
            REFUSED);
    shutDown(refused);
    throw refused;
  }

  /** Derby says that it has shut down by an exception. */
  private void shutDown(SQLException because) {
    EmbeddedDataSource end = new EmbeddedDataSource();
    end.setDatabaseName(getDatabaseName());
    end.setShutdownDatabase("shutdown");
    try {
      end.getConnection().close();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
