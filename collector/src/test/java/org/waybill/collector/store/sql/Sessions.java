package org.waybill.collector.store.sql;

import java.sql.Connection;

/** Sessions of connections that no store has. */
public final class Sessions {

  private Sessions() {}

  /** One that lives as long as the connection. */
  public static Session of(Connection connection, Dialect dialect) {
    return new Session(connection, dialect);
  }
}
