package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waybill.collector.draw.Trend;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.words.Words;

/** What became of a subject step by step: as a trend, and as files have it. */
record SubjectSteps(Subject subject, SubjectFigures figures, Period period) {

  /** One of each kind, in a path. */
  private static final Map<SubjectPath, Parameter<Subject>> IDS =
      Arrays.stream(SubjectPath.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), SubjectSteps::id));

  private static final int WIDE = 760;
  private static final int NARROW = 340;
  private static final int HIGH = 220;
  private static final int WIDE_LABELS = 14;
  private static final int NARROW_LABELS = 4;

  /** Reads what is known of a subject in a period. Blocks on the store. */
  static SubjectSteps read(Reports reports, Subject subject, Period period) {
    return new SubjectSteps(
        subject, reports.sums(subject, edges(reports, subject, period)), period);
  }

  /** The same with what became of copies alone: as much as its trend is drawn from. */
  static SubjectSteps readTrend(Reports reports, Subject subject, Period period) {
    List<SubjectFigures.Copies> cohorts = reports.cohorts(subject, edges(reports, subject, period));
    return new SubjectSteps(
        subject, new SubjectFigures(List.of(), cohorts, List.of(), List.of()), period);
  }

  private static List<Integer> edges(Reports reports, Subject subject, Period period) {
    return period.edges(
        period.isAll()
            ? begin(reports.sums(subject, period.since(), period.untilHour()))
            : period.since());
  }

  /** Absent where nothing was sent. */
  Optional<Trend> wide(Words words) {
    return trend(words, WIDE, WIDE_LABELS);
  }

  /** The same for narrow pages. */
  Optional<Trend> narrow(Words words) {
    return trend(words, NARROW, NARROW_LABELS);
  }

  private Optional<Trend> trend(Words words, int width, int labels) {
    List<Trend.Point> points = points(words);
    return figures.cohorts().isEmpty() || points.isEmpty()
        ? Optional.empty()
        : Optional.of(Trend.of(points, width, HIGH, labels));
  }

  List<Trend.Point> points(Words words) {
    return steps(words).stream()
        .map(
            step -> {
              Cohort cohort =
                  figures.cohorts().stream()
                      .filter(copies -> holds(step, copies.hour()))
                      .map(SubjectFigures.Copies::cohort)
                      .reduce(Cohort.NONE, Cohort::plus);
              return new Trend.Point(
                  step.label(), cohort.arrived(), Bands.opened(cohort), Bands.clicked(cohort));
            })
        .toList();
  }

  /** Of everything there is it begins with the first step in which there was something. */
  List<Period.Step> steps(Words words) {
    int first = period.isAll() ? begin(figures) : period.since();
    return period.steps(words).stream().filter(step -> step.until() > first).toList();
  }

  /** The first hour of which there is anything; the last there can be where there is nothing. */
  private static int begin(SubjectFigures figures) {
    return Stream.of(
            figures.sent().stream().map(SubjectFigures.Sent::hour),
            figures.cohorts().stream().map(SubjectFigures.Copies::hour),
            figures.hits().stream().map(SubjectFigures.Hits::hour))
        .flatMap(Function.identity())
        .min(Comparator.naturalOrder())
        .orElse(Integer.MAX_VALUE);
  }

  private static boolean holds(Period.Step step, int hour) {
    return hour >= step.since() && hour < step.until();
  }

  /**
   * A row for each step.
   *
   * @param isSent whether there are figures of what was sent
   */
  List<Group> rows(Words words, boolean isSent) {
    return steps(words).stream()
        .map(
            step ->
                Group.of(
                    step.label(),
                    Optional.of(Hour.begin(step.since())),
                    isSent,
                    figures,
                    hour -> holds(step, hour)))
        .toList();
  }

  private static Parameter<Subject> id(SubjectPath of) {
    return Parameter.parsed("id", "As the list has it.", "takes an id of the list", of::subject, "")
        .inPath();
  }

  /** A subject's page as files, below its path. */
  static Listing<Group, Integer> listing(SubjectPath of, Instant now) {
    Parameter<Subject> id = Objects.requireNonNull(IDS.get(of));
    List<Parameter<?>> parameters = new ArrayList<>(Period.PARAMETERS);
    parameters.add(Visit.ZONE);
    parameters.add(id);
    return new Listing<>(
        of.word(),
        of.path() + "/{id}",
        "Figures of a period, step by step.",
        GroupShapes.GROUP,
        parameters,
        Ranking.AFTER,
        (reports, asked, after) -> {
          Period period = Period.read(asked, now);
          return asked
              .value(id)
              .filter(subject -> reports.nameOf(subject).isPresent())
              .map(subject -> SubjectSteps.read(reports, subject, period))
              .map(steps -> steps.rows(Words.english(), of != SubjectPath.LINKS))
              .map(rows -> new Page<>(rows, Optional.empty()));
        });
  }
}
