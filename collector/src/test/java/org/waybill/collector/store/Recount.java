package org.waybill.collector.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.waybill.collector.hit.EventType;

/**
 * Figures counted again from the events one by one, to judge the rollups by. It {@linkplain
 * #observe looks} at the store after every batch and before every purge, and keeps what it saw:
 * hits that were purged since still count, for their message until that is purged too, for senders,
 * domains and the like for ever.
 */
final class Recount {

  private final List<Event> events = new ArrayList<>();
  private final List<Event> past = new ArrayList<>();
  private final Map<Object, MessageDetail> messages = new HashMap<>();
  private final SubjectRecount gone = new SubjectRecount();
  private EventCursor last = EventCursor.START;

  /** Takes what is new in the store, in small pages, and notices what is gone. */
  void observe(Reports reports) {
    List<Event> page = reports.events(last, 7);
    while (!page.isEmpty()) {
      events.addAll(page);
      last = page.getLast().id();
      page = reports.events(last, 7);
    }
    takeWhatHasGrown(reports);
    Map<Object, MessageDetail> now = new HashMap<>();
    for (MessageDetail detail : details(reports)) {
      Object id = detail.summary().id();
      now.put(id, fuller(messages.getOrDefault(id, detail), detail));
    }
    for (MessageDetail before : messages.values()) {
      if (!now.containsKey(before.summary().id())) {
        List<Event> own = own(before);
        gone.add(before, own);
        events.removeAll(own);
        past.addAll(own);
      }
    }
    messages.clear();
    messages.putAll(now);
  }

  /** Further hits are added to an event of their minute. */
  private void takeWhatHasGrown(Reports reports) {
    Map<EventCursor, Event> now =
        reports.events(EventCursor.START, Integer.MAX_VALUE).stream()
            .collect(Collectors.toMap(Event::id, Function.identity()));
    events.replaceAll(event -> now.getOrDefault(event.id(), event));
  }

  private List<Event> own(MessageDetail message) {
    return events.stream().filter(of(message.summary())).toList();
  }

  private static Predicate<Event> of(MessageSummary message) {
    return event -> event.message().equals(message.id());
  }

  /** A message loses its copies before it goes itself. */
  private static MessageDetail fuller(MessageDetail before, MessageDetail now) {
    return before.copies().size() > now.copies().size() ? before : now;
  }

  /** Every event that was ever there, also of messages that are purged. */
  List<Event> everSeen() {
    List<Event> all = new ArrayList<>(past);
    all.addAll(events);
    return all;
  }

  /** How many hits of messages that are not purged were seen. */
  long hits() {
    return events.stream().mapToLong(Event::hits).sum();
  }

  /**
   * The ids of events that have to be kept where those that came before some moment may be gone.
   */
  List<EventCursor> eventsSince(long at) {
    return events.stream().filter(event -> event.at() >= at).map(Event::id).toList();
  }

  /** What the figures of all subjects should be from an hour on. */
  Map<Subject, SubjectFigures> subjects(int since) {
    SubjectRecount all = new SubjectRecount();
    all.add(gone);
    messages.values().forEach(message -> all.add(message, own(message)));
    return all.figures(since);
  }

  /** The message as its rollups should have it; facts are taken as they are. */
  MessageDetail counted(MessageDetail found) {
    MessageSummary is = found.summary();
    Predicate<Event> mine = of(is);
    return new MessageDetail(
        new MessageSummary(
            is.id(),
            is.messageId(),
            is.sender(),
            is.from(),
            is.subject(),
            is.sentAt(),
            is.mode(),
            is.tag(),
            found.copies().size(),
            copies(mine, EventType.OPEN),
            copies(mine, EventType.CLICK),
            figures(mine, EventType.OPEN),
            figures(mine, EventType.CLICK)),
        found.copies().stream().map(this::counted).toList(),
        found.links().stream().map(link -> counted(mine, link)).toList());
  }

  private CopyFigures counted(CopyFigures is) {
    Predicate<Event> mine = event -> event.copy().equals(is.copy());
    List<Integer> clicked =
        events.stream()
            .filter(mine.and(event -> event.type() == EventType.CLICK))
            .map(Event::link)
            .distinct()
            .sorted()
            .toList();
    return new CopyFigures(
        is.copy(),
        is.recipient(),
        is.recipients(),
        is.abandoned(),
        is.delivery(),
        is.pixels(),
        figures(mine, EventType.OPEN),
        figures(mine, EventType.FULL_VIEW),
        figures(mine, EventType.CLICK),
        clicked);
  }

  private LinkFigures counted(Predicate<Event> mine, LinkFigures is) {
    Predicate<Event> ofLink = mine.and(event -> event.link() == is.number());
    return new LinkFigures(
        is.number(),
        is.url(),
        is.label(),
        copies(ofLink, EventType.CLICK),
        figures(ofLink, EventType.CLICK));
  }

  private long copies(Predicate<Event> mine, EventType type) {
    return events.stream()
        .filter(mine.and(event -> event.type() == type))
        .map(Event::copy)
        .distinct()
        .count();
  }

  private Figures figures(Predicate<Event> mine, EventType type) {
    return events.stream()
        .filter(mine.and(event -> event.type() == type))
        .map(event -> Figures.of(event.hits(), event.at(), event.at()))
        .reduce(Figures.NONE, Figures::plus);
  }

  /** All messages of a store with everything beneath them. */
  static List<MessageDetail> details(Reports reports) {
    return reports.messages(MessageFilter.ALL, Optional.empty(), 1_000).items().stream()
        .map(summary -> reports.message(summary.id()).orElseThrow())
        .toList();
  }
}
