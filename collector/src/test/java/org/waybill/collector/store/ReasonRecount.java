package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Verdict;

/** Hits by reason, and what hangs on reasons, counted from messages and events one by one. */
final class ReasonRecount {

  private static final Set<SubjectKind> OF_MESSAGE =
      EnumSet.of(SubjectKind.SENDER, SubjectKind.TAG, SubjectKind.CAMPAIGN);

  private final Map<Cell, Long> hits = new HashMap<>();
  private final Map<Staked, Stake> stakes = new HashMap<>();

  private record Cell(Subject subject, int hour, Reason reason, Verdict verdict) {}

  private record Staked(Reason reason, int hour) {}

  /** Counts a message with all its events. */
  void add(MessageDetail message, List<Event> events) {
    MessageSummary summary = message.summary();
    List<Subject> subjects =
        SubjectRecount.ofMessage(summary).keySet().stream()
            .filter(subject -> OF_MESSAGE.contains(subject.kind()))
            .toList();
    for (Event event : events) {
      for (Reason reason : event.judgement().reasons().list()) {
        Stream.concat(subjects.stream(), Subjects.ofCopy(event.recipient()).keySet().stream())
            .forEach(
                subject ->
                    hits.merge(
                        new Cell(subject, Hour.of(event.at()), reason, event.judgement().verdict()),
                        event.hits(),
                        Long::sum));
      }
    }
    events.stream()
        .collect(Collectors.groupingBy(Event::copy))
        .values()
        .forEach(own -> stake(Hour.of(summary.sentAt()), own));
  }

  private void stake(int hour, List<Event> own) {
    for (Reason reason : Reason.values()) {
      if (own.stream().anyMatch(event -> event.judgement().reasons().has(reason))) {
        boolean opens = !isPerson(own.stream()) && isPerson(without(own, reason));
        boolean clicks = !isPerson(links(own.stream())) && isPerson(links(without(own, reason)));
        Stake stake = new Stake(1, opens || clicks ? 1 : 0, opens ? 1 : 0, clicks ? 1 : 0);
        stakes.merge(new Staked(reason, hour), stake, Stake::plus);
      }
    }
  }

  private static Stream<Event> links(Stream<Event> events) {
    return events.filter(event -> event.link() > 0);
  }

  private static boolean isPerson(Stream<Event> events) {
    return events.anyMatch(
        event -> Sign.of(event.type(), event.judgement()).compareTo(Sign.PERSON) >= 0);
  }

  /** Hits with that reason alone are a person's. */
  private static Stream<Event> without(List<Event> own, Reason reason) {
    return own.stream()
        .map(
            event ->
                event.judgement().reasons().equals(Reasons.of(reason))
                    ? judged(event, Judgement.PERSON)
                    : event);
  }

  private static Event judged(Event event, Judgement judgement) {
    return new Event(
        event.id(),
        event.type(),
        event.at(),
        event.hits(),
        event.method(),
        event.message(),
        event.messageId(),
        event.copy(),
        event.recipient(),
        event.link(),
        event.url(),
        event.userAgent(),
        event.device(),
        judgement,
        event.rules());
  }

  /** Takes what another has counted. */
  void add(ReasonRecount other) {
    other.hits.forEach((cell, more) -> hits.merge(cell, more, Long::sum));
    other.stakes.forEach((cell, more) -> stakes.merge(cell, more, Stake::plus));
  }

  /** Fails where the store says otherwise of what came, or was sent, from an hour on. */
  void holds(Reports reports, int since) {
    Map<Subject, List<Cell>> bySubject =
        hits.keySet().stream().collect(Collectors.groupingBy(Cell::subject));
    bySubject.forEach(
        (subject, cells) ->
            assertThat(reports.reasonsOf(subject, since, Integer.MAX_VALUE))
                .as("%s", subject)
                .isEqualTo(sums(cells, since)));
    Map<Reason, Stake> all = new EnumMap<>(Reason.class);
    stakes.forEach(
        (cell, stake) -> {
          if (cell.hour() >= since) {
            all.merge(cell.reason(), stake, Stake::plus);
          }
        });
    assertThat(reports.stakes(since, Integer.MAX_VALUE)).isEqualTo(all);
  }

  private List<ReasonHits> sums(List<Cell> cells, int since) {
    Map<Reason, Map<Verdict, Long>> sums = new TreeMap<>();
    for (Cell cell : cells) {
      if (cell.hour() >= since) {
        sums.computeIfAbsent(cell.reason(), reason -> new TreeMap<>())
            .merge(cell.verdict(), hits.getOrDefault(cell, 0L), Long::sum);
      }
    }
    return sums.entrySet().stream()
        .flatMap(
            reason ->
                reason.getValue().entrySet().stream()
                    .map(one -> new ReasonHits(reason.getKey(), one.getKey(), one.getValue())))
        .toList();
  }
}
