package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.FaultySource;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreException;

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

  @Test
  void applyShouldTellWhatWasLeftOutBeforeJoiningFailed() {
    SampleJournal journal = new SampleJournal();
    try (MemoryDerby derby = new MemoryDerby("orphans");
        Store store = derby.open(InstantSource.system())) {
      store.apply(journal.open(2, 1, 20).batch());
      Batch batch = journal.open(9, 1, 10).ledger(sent(2, 1)).batch();
      List<StoreEntry> entries = new ArrayList<>(batch.entries());
      entries.add(1, entries.getFirst()); // two hits at one place: no journal has them
      Batch refused = new Batch(batch.from(), batch.to(), entries);
      AtomicInteger commits = new AtomicInteger();
      derby.source().fault(moment -> isThirdCommit(moment, commits));

      assertThatThrownBy(() -> store.apply(refused)).isInstanceOf(StoreException.class);
      assertThat(store.position()).isEqualTo(batch.to());

      derby.source().heal();
      assertThat(store.apply(refused)).isEqualTo(1);
      assertThat(store.reports().events(EventCursor.START, 10)).hasSize(1);
    }
  }

  /** The first finds nothing to join, the second stores the batch, the third joins. */
  private static boolean isThirdCommit(FaultySource.Moment moment, AtomicInteger commits) {
    return moment == FaultySource.Moment.BEFORE_COMMIT && commits.incrementAndGet() == 3;
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
