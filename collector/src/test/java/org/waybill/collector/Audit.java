package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Store;
import org.waybill.wire.MessageKey;

/** What a store says in the end, held against its own events. */
final class Audit {

  private static final int PAGE = 5_000;

  private final Store store;
  private final List<Event> events = new ArrayList<>();

  /** Reads all events. */
  Audit(Store store) {
    this.store = store;
    Reports reports = store.reports();
    List<Event> page = reports.events(EventCursor.START, PAGE);
    while (!page.isEmpty()) {
      events.addAll(page);
      page = reports.events(page.getLast().id(), PAGE);
    }
  }

  /** Which {@link Readers} are in the events, one for each event. */
  List<Integer> readers() {
    return events.stream().map(event -> Readers.number(event.userAgent())).toList();
  }

  /** How many requests the events stand for. */
  long hits() {
    return events.stream().mapToLong(Event::hits).sum();
  }

  /**
   * Every figure of those messages is a count of events, and the store finds no fault in itself.
   */
  void assertFiguresAreCountsOfEvents(List<MessageKey> messages) {
    for (MessageKey message : messages) {
      MessageDetail detail = store.reports().message(message).orElseThrow();
      Predicate<Event> mine = event -> event.message().equals(message);
      assertThat(detail.summary().opens().total()).isEqualTo(count(mine, EventType.OPEN));
      assertThat(detail.summary().clicks().total()).isEqualTo(count(mine, EventType.CLICK));
      for (CopyFigures copy : detail.copies()) {
        Predicate<Event> its = event -> event.copy().equals(copy.copy());
        assertThat(copy.opens().total()).isEqualTo(count(its, EventType.OPEN));
        assertThat(copy.clicks().total()).isEqualTo(count(its, EventType.CLICK));
      }
      for (LinkFigures link : detail.links()) {
        Predicate<Event> its = mine.and(event -> event.link() == link.number());
        assertThat(link.clicks().total()).isEqualTo(count(its, EventType.CLICK));
      }
    }
    assertThat(store.check()).isEmpty();
  }

  private long count(Predicate<Event> which, EventType type) {
    return events.stream()
        .filter(which.and(event -> event.type() == type))
        .mapToLong(Event::hits)
        .sum();
  }
}
