package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;

/** What a check finds in figures that somebody changed behind the store's back. */
class DerbyCheckTest {

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void fill() {
    store = EmptyDerby.open(folder.resolve("store"));
    SampleJournal journal = new SampleJournal();
    journal.ledger(sent(1, 2)).open(1, 1, 10).open(1, 2, 20).click(1, 1, 1, 30);
    store.apply(journal.batch());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void execute(String sql) throws SQLException {
    String url = "jdbc:derby:" + folder.resolve("store");
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void checkShouldFindFiguresThatDifferFromTheirHits() throws SQLException {
    execute("UPDATE copy_rollups SET hits = hits + 1 WHERE event_type = 1");

    assertThat(store.check())
        .anySatisfy(
            finding -> {
              assertThat(finding.what()).startsWith("figures of a copy differ from a recount");
              assertThat(finding.count()).isEqualTo(2);
            })
        .anySatisfy(
            finding ->
                assertThat(finding.what())
                    .startsWith("figures of a message differ from those of its copies"));
  }

  @Test
  void checkShouldFindFiguresThatStandForNoHit() throws SQLException {
    execute("DELETE FROM events WHERE event_type = 2");

    assertThat(store.check())
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("figures of a copy stand for no hit"));
    execute("DELETE FROM copy_rollups WHERE event_type = 2");
    assertThat(store.check())
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("figures of a message stand for no hit"));
  }

  @Test
  void checkShouldFindCopiesThatStandElsewhere() throws SQLException {
    execute("UPDATE copies SET standing = 1");
    assertThat(store.check())
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("copies of a message that stand somewhere differ"));

    execute("UPDATE message_standings SET copies = copies + 1");
    execute("UPDATE subject_standings SET copies = copies + 1 WHERE subject_kind = 2");
    assertThat(store.check())
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("messages of which not every copy stands somewhere"))
        .anyMatch(what -> what.startsWith("hours in which not every copy sent stands somewhere"))
        .anyMatch(what -> what.contains("standings of subjects (SENDER) do not add up"));
  }

  @Test
  void checkShouldFindHitsThatAreInNoFigures() throws SQLException {
    execute("DELETE FROM message_rollups WHERE event_type = 1");

    assertThat(store.check())
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("figures of a message differ from those of its copies"));
  }

  @Test
  void checkShouldFindFiguresByHourThatDoNotAddUp() throws SQLException {
    execute("UPDATE subject_rollups SET hits = hits + 1 WHERE subject_kind = 2");
    execute("UPDATE subject_sent SET copies = copies - 1 WHERE subject_kind = 6");

    assertThat(store.check())
        .extracting(Finding::what)
        .anyMatch(what -> what.contains("figures of subjects (SENDER) do not add up"))
        .anyMatch(what -> what.contains("what was sent of subjects (FOLD) does not add up"));
  }
}
