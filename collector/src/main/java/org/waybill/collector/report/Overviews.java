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
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectFigures.Hits;
import org.waybill.collector.store.Subjects;
import org.waybill.collector.words.Words;

/** Makes the overview out of what the store says of a period and of the one before. */
final class Overviews {

  private static final int REASONS = 6;
  private static final int WIDE = 760;
  private static final int NARROW = 340;
  private static final int HIGH = 260;
  private static final int WIDE_LABELS = 14;
  private static final int NARROW_LABELS = 4;

  private final Reports reports;
  private final Words words;
  private final Period period;
  private final ZoneId zone;

  Overviews(Reports reports, Words words, Period period, ZoneId zone) {
    this.reports = reports;
    this.words = words;
    this.period = period;
    this.zone = zone;
  }

  Overview of(Frame frame, List<String> problems) {
    SubjectFigures now = reports.subject(Subject.ALL, period.since(), period.untilHour());
    SubjectFigures before =
        reports.subject(Subject.ALL, period.before().since(), period.before().untilHour());
    List<Trend.Point> points = points(now);
    boolean isEmpty = now.cohorts().isEmpty();
    return new Overview(
        frame,
        period.words(),
        problems,
        choices(),
        Headlines.of(words, Totals.of(now), Totals.of(before), period.wordsBefore()).cards(),
        isEmpty,
        isEmpty ? Optional.empty() : Optional.of(Trend.of(points, WIDE, HIGH, WIDE_LABELS)),
        isEmpty ? Optional.empty() : Optional.of(Trend.of(points, NARROW, HIGH, NARROW_LABELS)),
        points.stream().map(this::row).toList(),
        reasons(),
        heat(now));
  }

  private List<Overview.Choice> choices() {
    return List.of(
        choice("Today", "today"),
        choice("7 days", "7d"),
        choice("28 days", "28d"),
        choice("Month", "month"),
        choice("Year", "year"));
  }

  private Overview.Choice choice(String label, String word) {
    String path = word.equals(Period.USUAL) ? "/overview" : "/overview?period=" + word;
    return new Overview.Choice(label, path, word.equals(period.word()));
  }

  private List<Trend.Point> points(SubjectFigures figures) {
    List<Trend.Point> points = new ArrayList<>();
    for (Period.Step step : period.steps()) {
      Cohort cohort =
          figures.cohorts().stream()
              .filter(copies -> copies.hour() >= step.since() && copies.hour() < step.until())
              .map(SubjectFigures.Copies::cohort)
              .reduce(Cohort.NONE, Cohort::plus);
      points.add(
          new Trend.Point(
              step.label(), cohort.arrived(), Bands.opened(cohort), Bands.clicked(cohort)));
    }
    return points;
  }

  private Overview.StepRow row(Trend.Point point) {
    return new Overview.StepRow(
        point.label(),
        Numbers.grouped(point.delivered()),
        Numbers.grouped(point.opened().figure()),
        new Percents(words).bounds(point.opened()),
        Numbers.grouped(point.clicked().figure()),
        new Percents(words).bounds(point.clicked()));
  }

  private record Counted(Reason reason, long hits) {}

  /** The largest reasons, each with its hits that machines made. */
  private List<Overview.ReasonRow> reasons() {
    List<Counted> counted = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      SubjectFigures figures =
          reports.subject(Subjects.ofReason(reason), period.since(), period.untilHour());
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
                    Numbers.grouped(one.hits()),
                    Stack.of(
                        List.of(
                            new Stack.Share("machine", one.hits()),
                            new Stack.Share("track", largest - one.hits())))))
        .toList();
  }

  /** First opens by persons, by weekday and hour of the reader's zone. */
  private Optional<HeatMap> heat(SubjectFigures figures) {
    long[][] counts = new long[7][24];
    long all = 0;
    for (Hits hits : figures.hits()) {
      if (hits.type() == EventType.OPEN && hits.verdict() == Verdict.PERSON) {
        ZonedDateTime at = Instant.ofEpochMilli(Hour.begin(hits.hour())).atZone(zone);
        counts[at.getDayOfWeek().getValue() - 1][at.getHour()] += hits.copies();
        all += hits.copies();
      }
    }
    return all == 0 ? Optional.empty() : Optional.of(HeatMap.of(counts));
  }
}
