package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;

/** What Derby does with the first rows of a table. */
class FirstRowsTest {

  @TempDir Path folder;

  @Test
  void tablesShouldKeepTheirFilesWhenTheirFirstRowsCome() throws Exception {
    Path place = folder.resolve("store");
    EmptyDerby.open(place).close();
    Map<String, Long> before = files(place);

    try (Store store = EmptyDerby.open(place)) {
      SampleJournal journal = new SampleJournal().ledger(sent(1, 3));
      for (int hit = 0; hit < 100; hit++) {
        journal.open(1, 1 + hit % 3, hit).click(2, 1, 1, hit);
      }
      store.apply(journal.batch());
    }

    assertThat(files(place)).isEqualTo(before);
  }

  /** The number of the file of each table and index. */
  private static Map<String, Long> files(Path place) throws SQLException {
    Map<String, Long> files = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:derby:" + place);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT t.tablename || ' ' || c.conglomeratename, c.conglomeratenumber
                FROM sys.sysconglomerates c JOIN sys.systables t ON t.tableid = c.tableid
                WHERE t.tabletype = 'T'\
                """)) {
      while (rows.next()) {
        files.put(rows.getString(1), rows.getLong(2));
      }
    }
    try {
      DriverManager.getConnection("jdbc:derby:" + place + ";shutdown=true").close();
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("08006");
    }
    return files;
  }
}
