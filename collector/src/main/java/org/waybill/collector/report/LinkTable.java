package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.Band;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.LinkUse;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;

/**
 * The links of a period that most persons followed: what the page shows and its files have. Blocks
 * on the store.
 */
record LinkTable(Instant now) {

  private static final int MOST = 20;

  /** Of a day of sums. */
  private static final int HOURS = 24;

  /** A link in more messages has no rate here: it would be read message by message. */
  private static final int MESSAGES = 3;

  /**
   * One of them.
   *
   * @param group its figures in the period
   * @param label as its newest message has it
   * @param uses the newest messages that hold it, one more than are looked at where there are more
   * @param lastAt the hour in which a person followed it last
   */
  record Row(Subject target, Group group, String label, List<LinkUse> uses, OptionalLong lastAt) {

    Row {
      uses = List.copyOf(uses);
    }

    /** How many messages hold it; empty where they are too many to look at. */
    Optional<Long> messages() {
      return uses.size() > MESSAGES ? Optional.empty() : Optional.of((long) uses.size());
    }

    /** Of all copies of those messages, whenever they were sent. */
    Optional<Band> rate() {
      return messages().filter(count -> count > 0).map(count -> LinkTable.rate(uses));
    }
  }

  /** Copies of which a person followed it, of those that arrived. */
  static Band rate(List<LinkUse> uses) {
    long arrived = uses.stream().mapToLong(use -> use.message().cohort().arrived()).sum();
    long persons = Math.min(arrived, sum(uses, Verdict.PERSON));
    long most = Math.min(arrived, persons + sum(uses, Verdict.UNCERTAIN));
    return new Band(persons, persons, most, arrived);
  }

  private static long sum(List<LinkUse> uses, Verdict verdict) {
    return uses.stream().mapToLong(use -> use.link().copies().getOrDefault(verdict, 0L)).sum();
  }

  private static final Shape<Row> ROW =
      Shape.<Row>named("LinkRow", "A link over all messages, in a period.")
          .with("url", "Where it leads.", Types.TEXT, row -> row.group().name())
          .with("label", "In its newest message.", Types.TEXT, Row::label)
          .with(
              "messages",
              "That hold it; null where more than are looked at.",
              Types.optional(Types.COUNT),
              Row::messages)
          .with(
              "copies",
              "Of those messages that arrived.",
              Types.optional(Types.COUNT),
              row -> row.rate().map(Band::whole))
          .with(
              "persons",
              "Who first followed it in the period.",
              Types.COUNT,
              row -> row.group().persons())
          .with("clicks", "Requests in the period.", Shapes.HITS, row -> row.group().clicks())
          .with(
              "machineShare",
              "Of those requests, 0 to 1.",
              Types.optional(Types.NUMBER),
              row -> row.group().machineShare())
          .build();

  /** All the page takes. */
  static List<Parameter<?>> parameters() {
    List<Parameter<?>> parameters = new ArrayList<>(Period.PARAMETERS);
    parameters.add(Visit.ZONE);
    return parameters;
  }

  List<Row> rows(Reports reports, Period period) {
    return reports
        .largest(SubjectPath.LINKS.kind(), period.since(), period.untilHour(), MOST)
        .stream()
        .map(target -> row(reports, target, period))
        .toList();
  }

  private static Row row(Reports reports, Subject target, Period period) {
    SubjectFigures figures = reports.sums(target, period.since(), period.untilHour());
    List<LinkUse> uses = reports.usesOf(target, Optional.empty(), MESSAGES + 1);
    return new Row(
        target,
        Group.of(reports.nameOf(target).orElse(""), Optional.empty(), false, figures, hour -> true),
        uses.isEmpty() ? "" : uses.getFirst().link().label(),
        uses,
        lastAt(reports, target, figures, period));
  }

  /** The hour, though sums may only tell the day. */
  private static OptionalLong lastAt(
      Reports reports, Subject target, SubjectFigures sums, Period period) {
    OptionalInt day = last(sums);
    if (day.isEmpty()) {
      return OptionalLong.empty();
    }
    int from = day.getAsInt();
    int until = Math.min(from + HOURS, period.untilHour());
    return last(reports.subject(target, from, until)).stream().mapToLong(Hour::begin).findFirst();
  }

  private static OptionalInt last(SubjectFigures figures) {
    return figures.hits().stream()
        .filter(hits -> hits.type() == EventType.CLICK && hits.verdict() == Verdict.PERSON)
        .mapToInt(SubjectFigures.Hits::hour)
        .max();
  }

  /** The same as files. */
  Listing<Row, Integer> listing() {
    return new Listing<>(
        "links",
        SubjectPath.LINKS.path(),
        "The links of a period that most persons followed.",
        ROW,
        parameters(),
        Ranking.AFTER,
        (reports, asked, after) ->
            Optional.of(new Page<>(rows(reports, Period.read(asked, now)), Optional.empty())));
  }
}
