package org.waybill.collector.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/** A later version changes the tables: what that is to this one, and who waits for whom. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LaterTablesTest {

  private static final String ADDING = "ALTER TABLE events ADD COLUMN hints TEXT";
  private static final String CHANGING = "ALTER TABLE events RENAME COLUMN method TO verb";
  private static final String OTHER_NODE = "00000000000000b2";

  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void nameStore() {
    store = folder.resolve("store");
  }

  /** As a collector of the later version does. */
  private void openLater(String description, String sql) throws Exception {
    try (LaterTables later = LaterTables.with(folder, description, sql)) {
      openOther().close();
    }
  }

  private Store openOther() {
    return PostgresStore.open(
        EmptyPostgres.address(store), OTHER_NODE, Recognizer.NONE, InstantSource.system());
  }

  @Test
  void storeShouldGoOnWithWhatALaterVersionAdds() throws Exception {
    SampleJournal journal = new SampleJournal();
    try (Store open = EmptyPostgres.open(store)) {
      open.apply(journal.ledger(sent(1, "one", 1)).batch());
      open.apply(journal.open(1, 1, SENT_AT).batch());
      openLater("adds_hints", ADDING);
      open.apply(journal.open(1, 1, SENT_AT + 1).batch());
    }
    try (Store again = EmptyPostgres.open(store)) {
      again.apply(journal.open(1, 1, SENT_AT + 2).batch());
      assertThat(again.reports().message(message(1)).orElseThrow().summary().opens().total())
          .isEqualTo(3);
      assertThat(again.check()).isEmpty();
    }
  }

  @Test
  void openShouldRefuseWhatALaterVersionHasChanged() throws Exception {
    openLater("verbs_of_hits", CHANGING);
    assertThatThrownBy(() -> EmptyPostgres.open(store))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("a newer version of Waybill has changed its tables")
        .hasMessageContaining("1000 verbs of hits");
  }

  @Test
  void laterVersionShouldChangeNothingUnderACollectorThatRuns() throws Exception {
    SampleJournal journal = new SampleJournal();
    try (Store open = EmptyPostgres.open(store)) {
      assertThatThrownBy(() -> openLater("verbs_of_hits", CHANGING))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is in use: this version changes tables");
      open.apply(journal.ledger(sent(1, "one", 1)).batch());
      open.apply(journal.open(1, 1, SENT_AT).batch());
      assertThat(open.check()).isEmpty();
    }
    openLater("verbs_of_hits", CHANGING);
  }

  /** Whoever reads next would wait behind the change. */
  @Test
  void additionShouldNotWaitLongForWhoeverReads() throws Exception {
    try (Store open = EmptyPostgres.open(store);
        Connection reading = EmptyPostgres.address(store).source().getConnection();
        Statement statement = reading.createStatement()) {
      reading.setAutoCommit(false);
      statement.execute("LOCK TABLE events IN ACCESS SHARE MODE");
      assertThatThrownBy(() -> openLater("adds_hints", ADDING))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("lock timeout");
      reading.rollback();
      openLater("adds_hints", ADDING);
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void backupShouldBeRestoredByAVersionThatKnowsItsTables() throws Exception {
    Path backup = folder.resolve("backup");
    Path restored = folder.resolve("restored");
    try (LaterTables later = LaterTables.with(folder, "adds_hints", ADDING)) {
      openOther().close();
      try (Store open = EmptyPostgres.open(store)) {
        open.backup(backup);
      }
      EmptyPostgres.restore(backup, restored);
    }
    assertThatThrownBy(() -> EmptyPostgres.restore(backup, folder.resolve("other")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("tables of a newer version of Waybill (1000)");
    EmptyPostgres.open(restored).close();
  }

  @Test
  void backupShouldNotMixTheTablesOfTwoVersions() throws Exception {
    Path backup = folder.resolve("backup");
    try (Store open = EmptyPostgres.open(store);
        Connection changing = EmptyPostgres.address(store).source().getConnection();
        Statement statement = changing.createStatement()) {
      changing.setAutoCommit(false);
      statement.execute(ADDING);
      CompletableFuture<Void> written = CompletableFuture.runAsync(() -> open.backup(backup));
      awaitWaiting();
      statement.execute(
          """
          INSERT INTO flyway_schema_history
          SELECT installed_rank + 1, '1000', 'adds hints', type, script, checksum, installed_by,
            installed_on, execution_time, success
          FROM flyway_schema_history ORDER BY installed_rank DESC FETCH FIRST ROW ONLY\
          """);
      changing.commit();
      assertThatThrownBy(written::join).hasMessageContaining("has changed the tables meanwhile");
    }
    assertThat(backup).doesNotExist();
  }

  /** Until somebody waits for a table. */
  private void awaitWaiting() throws SQLException {
    boolean isWaiting = false;
    try (Connection looking = EmptyPostgres.address(store).source().getConnection();
        Statement statement = looking.createStatement()) {
      while (!isWaiting) {
        try (ResultSet waiting =
            statement.executeQuery(
                """
                SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                  WHERE datname = current_database() AND wait_event_type = 'Lock')\
                """)) {
          isWaiting = waiting.next() && waiting.getBoolean(1);
        }
      }
    }
  }
}
