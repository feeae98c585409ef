package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.waybill.collector.store.Finding;

/** Looks for what does not agree in a database that nobody writes to meanwhile. */
final class DerbyCheck {

  private final Session session;
  private final List<Finding> findings = new ArrayList<>();

  private DerbyCheck(Session session) {
    this.session = session;
  }

  static List<Finding> run(Session session) throws SQLException {
    DerbyCheck check = new DerbyCheck(session);
    check.tables();
    return List.copyOf(check.findings);
  }

  private void tables() throws SQLException {
    List<String> tables =
        session.rows(
            row -> row.getString(1),
            "SELECT tablename FROM sys.systables WHERE tabletype = 'T' ORDER BY tablename");
    for (String table : tables) {
      check(table);
    }
  }

  private void check(String table) throws SQLException {
    try {
      session.rows(
          row -> row.getInt(1), "VALUES SYSCS_UTIL.SYSCS_CHECK_TABLE(CURRENT SCHEMA, ?)", table);
    } catch (SQLException e) {
      if (!e.getSQLState().startsWith("X0")) {
        throw e;
      }
      findings.add(
          new Finding(
              "table %s does not agree with its indexes (%s); restore a backup"
                  .formatted(table, e.getMessage()),
              1));
    }
  }
}
