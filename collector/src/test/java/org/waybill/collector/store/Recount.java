package org.waybill.collector.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Figures counted again from the events one by one, to judge the rollups by. */
final class Recount {

  private final List<Event> events;

  private Recount(List<Event> events) {
    this.events = events;
  }

  /** Reads all events in small pages. */
  static Recount of(Reports reports) {
    List<Event> all = new ArrayList<>();
    EventCursor after = EventCursor.START;
    List<Event> page = reports.events(after, 7);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = reports.events(page.getLast().id(), 7);
    }
    return new Recount(all);
  }

  List<Event> events() {
    return events;
  }

  /** The message as its rollups should have it; facts are taken as they are. */
  MessageDetail counted(MessageDetail found) {
    MessageSummary is = found.summary();
    Predicate<Event> mine = event -> event.message().equals(is.id());
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
        figures(mine, EventType.OPEN),
        figures(mine, EventType.FULL_VIEW),
        figures(mine, EventType.CLICK),
        clicked);
  }

  private LinkFigures counted(Predicate<Event> mine, LinkFigures is) {
    Figures clicks = figures(mine.and(event -> event.link() == is.number()), EventType.CLICK);
    return new LinkFigures(is.number(), is.url(), is.label(), clicks);
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
