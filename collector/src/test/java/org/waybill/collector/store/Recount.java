package org.waybill.collector.store;

import static org.waybill.collector.classify.Delivery.BOUNCED;
import static org.waybill.collector.classify.Delivery.DELIVERED;
import static org.waybill.collector.classify.Delivery.HANDED_OFF;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;

/**
 * Figures counted again from the events one by one, to judge the rollups by. It {@linkplain
 * #observe looks} at the store after every batch and before every purge, and keeps what it saw:
 * hits that were purged since still count, for their message until that is purged too, for senders,
 * domains and the like for ever.
 */
final class Recount {

  private static final int PAGE = 50;

  private final Map<EventCursor, Event> events =
      new TreeMap<>(Comparator.comparingLong(EventCursor::number));
  private final List<Event> past = new ArrayList<>();
  private final Map<Object, MessageDetail> messages = new HashMap<>();
  private final SubjectRecount gone = new SubjectRecount();
  private final ReasonRecount goneReasons = new ReasonRecount();

  /** Takes what is in the store by now, in small pages, and notices what is gone. */
  void observe(Reports reports) {
    List<Event> page = reports.events(EventCursor.START, PAGE);
    while (!page.isEmpty()) {
      page.forEach(event -> events.put(event.id(), event));
      page = reports.events(page.getLast().id(), PAGE);
    }
    Map<Object, MessageDetail> now = new HashMap<>();
    for (MessageDetail detail : details(reports)) {
      Object id = detail.summary().id();
      now.put(id, fuller(messages.getOrDefault(id, detail), detail));
    }
    for (MessageDetail before : messages.values()) {
      if (!now.containsKey(before.summary().id())) {
        List<Event> own = own(before);
        gone.add(counted(before), own);
        goneReasons.add(before, own);
        own.forEach(event -> events.remove(event.id()));
        past.addAll(own);
      }
    }
    messages.clear();
    messages.putAll(now);
  }

  private List<Event> own(MessageDetail message) {
    return events.values().stream().filter(of(message.summary())).toList();
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
    all.addAll(events.values());
    return all;
  }

  /** How many hits of messages that are not purged were seen. */
  long hits() {
    return events.values().stream().mapToLong(Event::hits).sum();
  }

  /**
   * The ids of events that have to be kept where those that came before some moment may be gone.
   */
  List<EventCursor> eventsSince(long at) {
    return events.values().stream().filter(event -> event.at() >= at).map(Event::id).toList();
  }

  /** What the figures of all subjects should be from an hour on. */
  Map<Subject, SubjectFigures> subjects(int since) {
    SubjectRecount all = new SubjectRecount();
    all.add(gone);
    messages.values().forEach(message -> all.add(counted(message), own(message)));
    return all.figures(since);
  }

  /** What was counted by reason. */
  ReasonRecount reasons() {
    ReasonRecount all = new ReasonRecount();
    all.add(goneReasons);
    messages.values().forEach(message -> all.add(message, own(message)));
    return all;
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
            is.labels(),
            found.copies().size(),
            found.copies().stream()
                .map(this::standing)
                .map(standing -> Cohort.NONE.plus(standing, 1))
                .reduce(Cohort.NONE, Cohort::plus),
            timed(figures(mine, EventType.OPEN), is.opens()),
            timed(figures(mine, EventType.CLICK), is.clicks())),
        found.copies().stream().map(this::counted).toList(),
        found.links().stream().map(link -> counted(mine, link)).toList());
  }

  /** How long the message's copies took to be opened. */
  Delays delays(MessageDetail message) {
    List<Event> own = own(message);
    return message.copies().stream()
        .flatMap(copy -> SubjectRecount.delay(message.summary(), copy, own).stream())
        .map(delay -> Delays.NONE.plus(delay, 1))
        .reduce(Delays.NONE, Delays::plus);
  }

  private CopyFigures counted(CopyFigures is) {
    Predicate<Event> mine = event -> event.copy().equals(is.copy());
    List<Integer> clicked =
        events.values().stream()
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
        standing(is),
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
        copies(ofLink),
        timed(figures(ofLink, EventType.CLICK), is.clicks()));
  }

  private Standing standing(CopyFigures is) {
    List<Event> own =
        events.values().stream().filter(event -> event.copy().equals(is.copy())).toList();
    return new Standing(
        sign(own.stream().filter(event -> event.link() == 0)),
        sign(own.stream().filter(event -> event.link() > 0)),
        is.pixels() > 0,
        switch (is.delivery()) {
          case Delivery.Unknown unknown -> HANDED_OFF;
          case Delivery.Delivered delivered -> DELIVERED;
          case Delivery.Bounced bounced -> BOUNCED;
        });
  }

  private static Sign sign(Stream<Event> events) {
    return events
        .map(event -> Sign.of(event.type(), event.judgement()))
        .reduce(Sign.NONE, Sign::or);
  }

  private Map<Verdict, Long> copies(Predicate<Event> ofLink) {
    return events.values().stream()
        .filter(ofLink.and(event -> event.type() == EventType.CLICK))
        .collect(
            Collectors.groupingBy(
                event -> event.judgement().verdict(),
                Collectors.collectingAndThen(
                    Collectors.mapping(Event::copy, Collectors.toSet()),
                    copies -> (long) copies.size())));
  }

  private HitFigures figures(Predicate<Event> mine, EventType type) {
    return events.values().stream()
        .filter(mine.and(event -> event.type() == type))
        .map(
            event ->
                HitFigures.of(
                    event.judgement().verdict(), Figures.of(event.hits(), event.at(), event.at())))
        .reduce(HitFigures.NONE, HitFigures::plus);
  }

  /** The times of what is not settled may lie further apart than those hits, and no closer. */
  private static HitFigures timed(HitFigures counted, HitFigures is) {
    Figures right = counted.of(Verdict.UNSETTLED);
    Figures stored = is.of(Verdict.UNSETTLED);
    if (right.total() != stored.total() || !right.plus(stored).equals(doubled(stored))) {
      return counted;
    }
    Map<Verdict, Figures> timed = new HashMap<>(counted.byVerdict());
    timed.put(Verdict.UNSETTLED, stored);
    return new HitFigures(timed);
  }

  private static Figures doubled(Figures figures) {
    return figures.plus(figures);
  }

  /** All messages of a store with everything beneath them. */
  static List<MessageDetail> details(Reports reports) {
    return reports.messages(MessageFilter.ALL, Optional.empty(), 1_000).items().stream()
        .map(summary -> reports.message(summary.id()).orElseThrow())
        .toList();
  }
}
