package org.waybill.collector.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Reports;

/**
 * The newest events of the store, read once for all who look on, however many they are. Where more
 * come than can be read it goes on nearer to the end, and who looks on has a gap. Thread-safe.
 */
final class Tail {

  /** Events that are kept, and that one reading takes at most. */
  static final int KEPT = 1_000;

  private final Reports reports;
  private final Deque<Event> kept = new ArrayDeque<>();

  /** Everything behind it, up to {@link #read}, is kept. */
  private EventCursor before = EventCursor.START;

  private EventCursor read = EventCursor.START;
  private boolean begun;

  /** Nothing is read yet. */
  Tail(Reports reports) {
    this.reports = reports;
  }

  /**
   * What follows a place.
   *
   * @param gap whether something between the place and these is kept no more
   */
  record Part(boolean gap, List<Event> events) {
    /** Copies the list. */
    Part {
      events = List.copyOf(events);
    }
  }

  /** Reads what is new. Blocks on the store. */
  synchronized void read() {
    EventCursor last = reports.lastEvent();
    if (!begun || last.number() - read.number() > KEPT) {
      kept.clear();
      before = new EventCursor(Math.max(0, last.number() - KEPT));
      read = before;
      begun = true;
    }
    List<Event> fresh = reports.events(read, KEPT);
    kept.addAll(fresh);
    if (!fresh.isEmpty()) {
      read = fresh.getLast().id();
    }
    while (kept.size() > KEPT) {
      before = kept.removeFirst().id();
    }
  }

  /** Events behind that place, the oldest first. */
  synchronized Part after(EventCursor place) {
    return new Part(
        place.number() < before.number(),
        kept.stream().filter(event -> event.id().number() > place.number()).toList());
  }

  /** The place up to which everything was read. */
  synchronized EventCursor end() {
    return read;
  }
}
