package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Keeping;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.EmptyDerby;

class PurgingTest {

  @TempDir Path folder;

  @Test
  void purgeShouldTakeWhatIsDueByTheClock() {
    SampleJournal journal = new SampleJournal();
    long day = Duration.ofDays(1).toMillis();
    journal.ledger(sent(1, 1)).open(1, 1, SENT_AT).open(1, 1, SENT_AT + 3 * day);
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(SENT_AT + 4 * day));
    try (StoreDoor door = new StoreDoor(() -> EmptyDerby.open(folder.resolve("store")));
        Purging purging = new Purging(door, new Keeping(2, 1, 10, 20, 10), clock)) {
      purging.purge(); // not open yet
      Store store = door.open();
      store.apply(journal.batch());

      purging.purge();

      assertThat(store.reports().events(EventCursor.START, 10))
          .extracting(Event::at)
          .containsExactly(SENT_AT + 3 * day);
    }
  }
}
