package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestJudge;

/** Figures whose rows are deleted and inserted again under the same key. */
class RowsThatComeAndGoTest {

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void fill() {
    store = EmptyDerby.open(folder.resolve("store"));
    SampleJournal journal = new SampleJournal();
    journal.ledger(sent(1, 2)).open(1, 1, 10).open(1, 2, 20);
    store.apply(journal.batch());
  }

  @AfterEach
  void close() {
    store.close();
  }

  /**
   * Derby may lose such a row of a primary key's index: migration V3 says how. Derby calls an index
   * unique only where two rows may not even share a key with NULL in it.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY_ROLLUPS",
        "MESSAGE_ROLLUPS",
        "MESSAGE_STANDINGS",
        "MESSAGE_DELAYS",
        "SUBJECT_STANDINGS",
        "SUBJECT_DELAYS",
        "SUBJECT_ROLLUPS",
        "SUBJECT_REASONS"
      })
  void tableShouldHaveAnIndexThatTakesAKeyAgainAsAnotherEntry(String table) throws SQLException {
    try (Connection connection = connection();
        ResultSet indexes =
            connection.getMetaData().getIndexInfo(null, null, table, false, false)) {
      assertThat(indexes.next()).isTrue();
      do {
        assertThat(indexes.getBoolean("NON_UNIQUE")).as(indexes.getString("INDEX_NAME")).isTrue();
      } while (indexes.next());
    }
  }

  @Test
  void settlingShouldGoOnBehindARowThatIsGone() throws SQLException {
    try (Connection connection = connection()) {
      connection
          .createStatement()
          .execute("DELETE FROM copy_rollups WHERE first_at = (SELECT MIN(hit_at) FROM events)");
    }

    Instant all = Instant.ofEpochMilli(Long.MAX_VALUE / 2);
    while (store.settle(new TestJudge(1, 0), new Ripe(all, all))) {}

    assertThat(store.reports().message(message(1)).orElseThrow().summary().opens().all().total())
        .isEqualTo(2);
    assertThat(unsettled()).isZero();
    assertThat(store.check()).isEmpty(); // it was to go anyway
  }

  private int unsettled() throws SQLException {
    try (Connection connection = connection();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT COUNT(*) FROM events WHERE verdict = " + Verdict.UNSETTLED.code())) {
      row.next();
      return row.getInt(1);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:derby:" + folder.resolve("store"));
  }
}
