package org.waybill.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.HeatMap;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.draw.Trend;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectFigures.Hits;
import org.waybill.collector.store.Subjects;
import org.waybill.collector.words.Words;

/** Makes the overview out of what the store says of a period and of an earlier one. */
final class Overviews {

  private static final int MOST_FINDINGS = 3;
  private static final int REASONS = 6;
  private static final int WIDE = 760;
  private static final int NARROW = 340;
  private static final int HIGH = 260;
  private static final int WIDE_LABELS = 14;
  private static final int NARROW_LABELS = 4;

  private final Reports reports;
  private final Frame frame;
  private final Words words;
  private final Address address;
  private final Period period;
  private final Query query;

  Overviews(Reports reports, Frame frame, Period period, Query query) {
    this.reports = reports;
    this.frame = frame;
    this.words = frame.words();
    this.address = frame.address();
    this.period = period;
    this.query = query;
  }

  Overview of(List<String> problems, List<Finding> findings) {
    SubjectFigures now = reports.sums(Subject.ALL, period.since(), period.untilHour());
    SubjectSteps trend = SubjectSteps.readTrend(reports, Subject.ALL, period);
    List<Trend.Point> points = trend.points(words);
    boolean isEmpty = now.cohorts().isEmpty();
    OverviewTables tables = new OverviewTables(reports, frame, period);
    String by = query.value(OverviewSteps.BY).orElse("domain");
    return new Overview(
        frame,
        period.words(words),
        earlier().map(earlier -> Period.words(earlier, words)).orElse(""),
        findings.stream().sorted().limit(MOST_FINDINGS).toList(),
        problems,
        choices(),
        comparisons(),
        period.earlier(address).toString(),
        period.later(address).map(Address::toString),
        period.lasting(address).toString(),
        cards(now),
        isEmpty ? Optional.of(empty()) : Optional.empty(),
        isEmpty ? Optional.empty() : Optional.of(Trend.of(points, WIDE, HIGH, WIDE_LABELS)),
        isEmpty ? Optional.empty() : Optional.of(Trend.of(points, NARROW, HIGH, NARROW_LABELS)),
        rows(trend.steps(words), points),
        reasons(),
        tables.messages(),
        tables.links(),
        subjectChoices(by),
        tables.subjects(by),
        messages("").toString(),
        heat(),
        List.of(words.text("format.days").split(" ")));
  }

  private String compared() {
    return query.value(OverviewSteps.COMPARED).orElse("prev");
  }

  /** With what the period is compared; with everything nothing can be. */
  private Optional<Period.Earlier> earlier() {
    return switch (compared()) {
      case "none" -> Optional.empty();
      case "year" -> Optional.of(period.yearBefore());
      default -> period.isAll() ? Optional.empty() : Optional.of(period.before());
    };
  }

  /** Each leads to the messages it counts. */
  private List<Card> cards(SubjectFigures now) {
    Optional<Headlines> compared =
        earlier()
            .map(
                earlier ->
                    Headlines.of(
                        words,
                        Totals.of(now),
                        Totals.of(reports.sums(Subject.ALL, earlier.since(), earlier.untilHour())),
                        Period.words(earlier, words)));
    List<Card> cards = compared.orElseGet(() -> Headlines.of(words, Totals.of(now))).cards();
    List<String> rows = List.of("", "is:opened", "is:clicked", "is:machine");
    List<Card> linked = new ArrayList<>();
    for (int n = 0; n < cards.size(); n++) {
      linked.add(cards.get(n).leadingTo(n < rows.size() ? messages(rows.get(n)).toString() : ""));
    }
    return linked;
  }

  /** The list of the period's messages that match. */
  private Address messages(String search) {
    return OverviewTables.list(period, search);
  }

  private Overview.Empty empty() {
    Optional<Long> last =
        reports.messages(MessageFilter.ALL, Optional.empty(), 1).items().stream()
            .map(message -> message.sentAt())
            .findFirst();
    String there =
        last.map(
                at -> {
                  var day = Instant.ofEpochMilli(at).atZone(frame.zone()).toLocalDate();
                  return Address.of("/overview")
                      .with("from", day.minusDays(6).toString())
                      .with("to", day.plusDays(1).toString())
                      .toString();
                })
            .orElse("");
    return new Overview.Empty(last.map(frame::at), there);
  }

  private List<Overview.Choice> choices() {
    Address here = address.without("from", "to");
    return Period.WORDS.stream()
        .map(
            word ->
                new Overview.Choice(
                    words.text("period." + word),
                    here.with("period", word.equals(Period.USUAL) ? "" : word).toString(),
                    word.equals(period.word())))
        .toList();
  }

  private List<Overview.Choice> comparisons() {
    return List.of("prev", "year", "none").stream()
        .map(
            word ->
                new Overview.Choice(
                    words.text("overview.cmp." + word),
                    address.with("cmp", word.equals("prev") ? "" : word).toString(),
                    word.equals(compared())))
        .toList();
  }

  private List<Overview.Choice> subjectChoices(String by) {
    return OverviewTables.BY.stream()
        .map(
            word ->
                new Overview.Choice(
                    words.text("messages.by." + word),
                    address.with("by", word.equals("domain") ? "" : word) + "#subjects",
                    word.equals(by)))
        .toList();
  }

  private List<Overview.StepRow> rows(List<Period.Step> steps, List<Trend.Point> points) {
    List<Overview.StepRow> rows = new ArrayList<>();
    for (int n = 0; n < points.size(); n++) {
      rows.add(row(steps.get(n), points.get(n)));
    }
    return rows;
  }

  private Overview.StepRow row(Period.Step step, Trend.Point point) {
    Percents percents = new Percents(words);
    return new Overview.StepRow(
        point.label(),
        Address.of(MessageTable.PATH)
            .with("since", Instant.ofEpochMilli(Hour.begin(step.since())).toString())
            .with("until", Instant.ofEpochMilli(Hour.begin(step.until())).toString())
            .toString(),
        Numbers.grouped(point.delivered()),
        Numbers.grouped(point.opened().figure()),
        percents.bounds(point.opened()),
        Numbers.grouped(point.clicked().figure()),
        percents.bounds(point.clicked()));
  }

  private record Counted(Reason reason, long hits) {}

  /** The largest reasons, each with its hits that machines made. */
  private List<Overview.ReasonRow> reasons() {
    List<Counted> counted = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      SubjectFigures figures =
          reports.sums(Subjects.ofReason(reason), period.since(), period.untilHour());
      counted.add(new Counted(reason, Totals.hits(figures, Verdict.MACHINE)));
    }
    counted.removeIf(one -> one.hits() == 0);
    counted.sort(Comparator.comparingLong(Counted::hits).reversed());
    long largest = counted.isEmpty() ? 0 : counted.getFirst().hits();
    return counted.stream()
        .limit(REASONS)
        .map(
            one ->
                new Overview.ReasonRow(
                    words.text("r." + one.reason().word()),
                    period.in(Address.of("/machines/" + one.reason().word())).toString(),
                    Numbers.grouped(one.hits()),
                    Stack.of(
                        List.of(
                            new Stack.Share("machine", one.hits()),
                            new Stack.Share("track", largest - one.hits())))))
        .toList();
  }

  /** First opens by persons, by weekday and hour of the reader's zone. */
  private Optional<HeatMap> heat() {
    ZoneId zone = frame.zone();
    long[][] counts = new long[7][24];
    long all = 0;
    for (Hits hits :
        reports.hits(
            Subject.ALL, EventType.OPEN, Verdict.PERSON, period.since(), period.untilHour())) {
      ZonedDateTime at = Instant.ofEpochMilli(Hour.begin(hits.hour())).atZone(zone);
      counts[at.getDayOfWeek().getValue() - 1][at.getHour()] += hits.copies();
      all += hits.copies();
    }
    return all == 0 ? Optional.empty() : Optional.of(HeatMap.of(counts));
  }
}
