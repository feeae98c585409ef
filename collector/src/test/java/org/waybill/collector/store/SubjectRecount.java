package org.waybill.collector.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;

/** Figures of senders, domains, tags and the like, counted from messages and events one by one. */
final class SubjectRecount {

  private final Map<Subject, TreeMap<Integer, SubjectFigures.Sent>> sent = new HashMap<>();
  private final Map<Subject, TreeMap<Cell, SubjectFigures.Hits>> hits = new HashMap<>();

  private final Map<Subject, TreeMap<Integer, Cohort>> cohorts = new HashMap<>();

  private final Map<Subject, TreeMap<Integer, Delays>> delays = new HashMap<>();

  private record Cell(int hour, EventType type, Verdict verdict) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int order = Integer.compare(hour, other.hour);
      order = order != 0 ? order : type.compareTo(other.type);
      return order != 0 ? order : verdict.compareTo(other.verdict);
    }
  }

  /** What earliest hits are told apart by; the link is 0 where all of them count as one. */
  private record First(Object copy, EventType type, Verdict verdict, Object what) {}

  /** Counts a message with all its events. */
  void add(MessageDetail message, List<Event> events) {
    MessageSummary summary = message.summary();
    Map<Subject, String> ofMessage = ofMessage(summary);
    int hour = Hour.of(summary.sentAt());
    ofMessage.keySet().forEach(subject -> add(subject, new SubjectFigures.Sent(hour, 1, 0, 0)));
    for (CopyFigures copy : message.copies()) {
      Stream.concat(
              ofMessage.keySet().stream(), Subjects.ofCopy(copy.recipient()).keySet().stream())
          .forEach(
              subject -> {
                add(subject, new SubjectFigures.Sent(hour, 0, 1, copy.recipients()));
                add(subject, hour, Cohort.NONE.plus(copy.standing(), 1));
                delay(summary, copy, events)
                    .ifPresent(delay -> add(subject, hour, Delays.NONE.plus(delay, 1)));
              });
    }
    for (Event event : events) {
      Stream.of(subjects(ofMessage, event), target(event), reasons(event), device(event))
          .flatMap(subjects -> subjects)
          .forEach(subject -> add(subject, event, event.hits(), 0));
    }
    firsts(events, event -> 0)
        .forEach(event -> subjects(ofMessage, event).forEach(to -> add(to, event, 0, 1)));
    firsts(events, Event::link).forEach(event -> target(event).forEach(to -> add(to, event, 0, 1)));
    for (Subject subject : events.stream().flatMap(SubjectRecount::device).distinct().toList()) {
      firsts(
              events.stream().filter(event -> device(event).anyMatch(subject::equals)).toList(),
              event -> 0)
          .forEach(event -> add(subject, event, 0, 1));
    }
    for (Reason reason : Reason.values()) {
      firsts(
              events.stream().filter(event -> event.judgement().reasons().has(reason)).toList(),
              event -> 0)
          .forEach(event -> add(Subjects.ofReason(reason), event, 0, 1));
    }
  }

  /** From delivery, where that is told, to the first open or click by a person. */
  static Optional<Delay> delay(MessageSummary message, CopyFigures copy, List<Event> events) {
    long from =
        copy.delivery() instanceof Delivery.Delivered delivered ? delivered.at() : message.sentAt();
    return events.stream()
        .filter(event -> event.copy().equals(copy.copy()))
        .filter(event -> event.judgement().verdict() == Verdict.PERSON)
        .filter(event -> event.type() == EventType.OPEN || event.type() == EventType.CLICK)
        .map(Event::at)
        .min(Long::compare)
        .map(first -> Delay.of(first - from));
  }

  /** Its subjects with their names. */
  static Map<Subject, String> ofMessage(MessageSummary message) {
    return Subjects.ofMessage(message.sender(), message.subject(), message.labels());
  }

  private static Stream<Subject> subjects(Map<Subject, String> ofMessage, Event event) {
    return Stream.concat(
        ofMessage.keySet().stream(), Subjects.ofCopy(event.recipient()).keySet().stream());
  }

  private static Stream<Subject> target(Event event) {
    return event.type() == EventType.CLICK
        ? event.url().map(url -> Subject.of(SubjectKind.TARGET, url)).stream()
        : Stream.empty();
  }

  private static Stream<Subject> reasons(Event event) {
    return event.judgement().reasons().list().stream().map(Subjects::ofReason);
  }

  private static Stream<Subject> device(Event event) {
    return Subjects.ofDevice(event.device()).keySet().stream();
  }

  private static List<Event> firsts(List<Event> events, Function<Event, Object> what) {
    return events.stream()
        .collect(
            Collectors.groupingBy(
                event ->
                    new First(
                        event.copy(), event.type(), event.judgement().verdict(), what.apply(event)),
                Collectors.minBy(Comparator.comparingLong(Event::at))))
        .values()
        .stream()
        .map(Optional::orElseThrow)
        .toList();
  }

  private void add(Subject subject, Event event, long more, long copies) {
    add(
        subject,
        new SubjectFigures.Hits(
            Hour.of(event.at()), event.type(), event.judgement().verdict(), more, copies));
  }

  private void add(Subject subject, int hour, Cohort more) {
    cohorts.computeIfAbsent(subject, key -> new TreeMap<>()).merge(hour, more, Cohort::plus);
  }

  private void add(Subject subject, int hour, Delays more) {
    delays.computeIfAbsent(subject, key -> new TreeMap<>()).merge(hour, more, Delays::plus);
  }

  private void add(Subject subject, SubjectFigures.Sent more) {
    sent.computeIfAbsent(subject, key -> new TreeMap<>())
        .merge(
            more.hour(),
            more,
            (a, b) ->
                new SubjectFigures.Sent(
                    a.hour(),
                    a.messages() + b.messages(),
                    a.copies() + b.copies(),
                    a.recipients() + b.recipients()));
  }

  private void add(Subject subject, SubjectFigures.Hits more) {
    hits.computeIfAbsent(subject, key -> new TreeMap<>())
        .merge(
            new Cell(more.hour(), more.type(), more.verdict()),
            more,
            (a, b) ->
                new SubjectFigures.Hits(
                    a.hour(), a.type(), a.verdict(), a.hits() + b.hits(), a.copies() + b.copies()));
  }

  /** Takes what another has counted. */
  void add(SubjectRecount other) {
    other.sent.forEach((subject, cells) -> cells.values().forEach(cell -> add(subject, cell)));
    other.cohorts.forEach(
        (subject, hours) -> hours.forEach((hour, cohort) -> add(subject, hour, cohort)));
    other.delays.forEach(
        (subject, hours) -> hours.forEach((hour, delays) -> add(subject, hour, delays)));
    other.hits.forEach((subject, cells) -> cells.values().forEach(cell -> add(subject, cell)));
  }

  /** The figures from an hour on; of every subject that was ever counted. */
  Map<Subject, SubjectFigures> figures(int since) {
    return Stream.concat(sent.keySet().stream(), hits.keySet().stream())
        .distinct()
        .collect(
            Collectors.toMap(
                subject -> subject,
                subject ->
                    new SubjectFigures(
                        sent.getOrDefault(subject, new TreeMap<>()).values().stream()
                            .filter(cell -> cell.hour() >= since)
                            .toList(),
                        cohorts
                            .getOrDefault(subject, new TreeMap<>())
                            .tailMap(since, true)
                            .entrySet()
                            .stream()
                            .map(cell -> new SubjectFigures.Copies(cell.getKey(), cell.getValue()))
                            .toList(),
                        delays
                            .getOrDefault(subject, new TreeMap<>())
                            .tailMap(since, true)
                            .entrySet()
                            .stream()
                            .map(cell -> new SubjectFigures.Opened(cell.getKey(), cell.getValue()))
                            .toList(),
                        hits.getOrDefault(subject, new TreeMap<>()).values().stream()
                            .filter(cell -> cell.hour() >= since)
                            .toList())));
  }
}
