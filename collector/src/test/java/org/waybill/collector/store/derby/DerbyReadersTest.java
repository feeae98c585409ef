package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;

/** Reports that are asked without a pause while orphans are joined and mail is sent again. */
class DerbyReadersTest {

  private static final int ORPHANS = 3_000;
  private static final int MESSAGES = 20;

  @TempDir Path folder;
  private final AtomicBoolean written = new AtomicBoolean();

  @Test
  void readersShouldSeeEveryEventOnceAndFailNeverWhileOrphansAreJoined() throws Exception {
    try (Store store = EmptyDerby.open(folder.resolve("store"));
        ExecutorService readers = Executors.newFixedThreadPool(3)) {
      SampleJournal journal = new SampleJournal();
      for (int hit = 0; hit < ORPHANS; hit++) {
        journal.open(hit % MESSAGES, 1 + hit % 3, hit);
      }
      store.apply(journal.batch());
      Future<List<Event>> events = readers.submit(() -> follow(store.reports()));
      Future<Integer> lists = readers.submit(asking(store.reports(), MessageFilter.ALL));
      Future<Integer> searches = readers.submit(asking(store.reports(), forOne()));
      for (int message = 0; message < MESSAGES; message++) {
        journal.ledger(sent(message, 3)).open(message, 1, ORPHANS + message);
        store.apply(journal.batch());
      }
      written.set(true);
      assertThat(events.get())
          .extracting(event -> event.id().number())
          .hasSize(ORPHANS + MESSAGES)
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(lists.get()).isPositive();
      assertThat(searches.get()).isPositive();
    }
  }

  private static MessageFilter forOne() {
    return new MessageFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.of(SampleJournal.recipient(1)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Search.EMPTY.expression());
  }

  /** As a client polls: on from the last event it has, without a pause. */
  private List<Event> follow(Reports reports) {
    List<Event> seen = new ArrayList<>();
    EventCursor last = EventCursor.START;
    boolean end = false;
    while (!end) {
      boolean wasWritten = written.get();
      List<Event> more = reports.events(last, 500);
      seen.addAll(more);
      last = more.isEmpty() ? last : more.getLast().id();
      end = wasWritten && more.isEmpty();
    }
    return seen;
  }

  private Callable<Integer> asking(Reports reports, MessageFilter filter) {
    return () -> {
      int asked = 0;
      while (!written.get() || asked == 0) {
        List<MessageDetail> details =
            reports.messages(filter, Optional.empty(), 50).items().stream()
                .map(message -> reports.message(message.id()).orElseThrow())
                .toList();
        assertThat(details).allSatisfy(detail -> assertThat(detail.copies()).hasSize(3));
        asked++;
      }
      return asked;
    };
  }
}
