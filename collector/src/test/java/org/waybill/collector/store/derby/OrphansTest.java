package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;

class OrphansTest {

  @TempDir Path folder;

  @Test
  void hitThatTheDatabaseRefusesTwiceShouldBeLeftOutAndCounted() throws SQLException {
    SampleJournal journal = new SampleJournal();
    try (Store store = EmptyDerby.open(folder.resolve("store"))) {
      store.apply(journal.ledger(sent(1, 1)).open(1, 1, 10).open(2, 1, 20).batch());
      takeNumberAgain();

      assertThat(store.apply(journal.ledger(sent(2, 1)).batch())).isEqualTo(1);
      assertThat(store.apply(journal.ledger(sent(3, 1)).batch())).isZero();

      assertThat(store.reports().events(EventCursor.START, 10))
          .extracting(Event::at)
          .containsExactly(10L);
    }
  }

  /** The next event gets a number that is taken. */
  private void takeNumberAgain() throws SQLException {
    String url = "jdbc:derby:" + folder.resolve("store");
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE progress SET next_event = 1");
    }
  }
}
