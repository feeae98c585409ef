package org.waybill.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.EmptyDerby;

/** Events are read once, over a real store. */
class TailTest {

  @TempDir Path folder;
  private final SampleJournal journal = new SampleJournal();
  private Store store;
  private Tail tail;

  @BeforeEach
  void open() {
    store = EmptyDerby.open(folder.resolve("store"));
    tail = new Tail(store.reports());
    store.apply(journal.ledger(SampleJournal.sent(1, 2)).batch());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void hits(int count) {
    for (int i = 0; i < count; i++) {
      journal.open(1, 1 + i % 2, 1_000L * i);
    }
    store.apply(journal.batch());
  }

  @Test
  void tailShouldGiveWhatFollowsAPlaceOnce() {
    hits(3);
    tail.read();
    Tail.Part first = tail.after(EventCursor.START);
    assertThat(first.events().size()).isEqualTo(3);
    assertThat(first.gap()).isFalse();

    EventCursor place = tail.end();
    assertThat(tail.after(place).events()).isEmpty();
    hits(2);
    tail.read();
    assertThat(tail.after(place).events().size()).isEqualTo(2);
    assertThat(tail.after(place).gap()).isFalse();
  }

  @Test
  void tailShouldBeginNearTheEndOfALongStore() {
    hits(Tail.KEPT + 5);
    tail.read();

    assertThat(tail.after(EventCursor.START).events().size()).isEqualTo(Tail.KEPT);
    assertThat(tail.after(EventCursor.START).gap()).isTrue();
    assertThat(tail.after(new EventCursor(5)).gap()).isFalse();
  }

  @Test
  void tailShouldLeaveAGapWhenMoreComesThanItCanRead() {
    hits(1);
    tail.read();
    EventCursor place = tail.end();
    hits(Tail.KEPT + 100);
    tail.read();

    assertThat(tail.after(place).gap()).isTrue();
    assertThat(tail.after(place).events().size()).isEqualTo(Tail.KEPT);
    assertThat(tail.end()).isEqualTo(store.reports().lastEvent());
  }
}
