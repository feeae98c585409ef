package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Bounds;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.Delays;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.HitFigures;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;

/**
 * The figures of one row: of a day, a sender, a link. Copies are those sent in the period, hits
 * those that came in it. Immutable.
 *
 * @param name what it is
 * @param subject the sender, link or the like that it is of; empty of a stretch of time
 * @param at when its stretch begins, UTC milliseconds
 * @param sent what was sent; empty where figures are kept of hits only
 * @param opens loads of pixels
 * @param clicks requests for links
 * @param persons copies of which a person followed a link, by the hour they first did
 * @param rankedSince from when on it was looked which are the largest, UTC milliseconds; empty
 *     where that was the whole period, or nothing was picked
 */
record Group(
    String name,
    Optional<Subject> subject,
    Optional<Long> at,
    Optional<Sent> sent,
    HitFigures opens,
    HitFigures clicks,
    long persons,
    Optional<Long> rankedSince) {

  /**
   * What was sent, and what became of it.
   *
   * @param cohort where its copies stand
   * @param delays how long they took to be opened
   */
  record Sent(long messages, long recipients, Cohort cohort, Delays delays) {}

  /**
   * A figure and its bounds as shares of the copies that arrived, 0 to 1.
   *
   * @param least at least
   * @param figure the figure
   * @param most at most
   */
  record Rate(double least, double figure, double most) {

    /** Empty where nothing arrived. */
    static Optional<Rate> of(Bounds bounds, long arrived) {
      return arrived == 0
          ? Optional.empty()
          : Optional.of(
              new Rate(
                  (double) bounds.least() / arrived,
                  (double) bounds.figure() / arrived,
                  (double) bounds.most() / arrived));
    }
  }

  /** What a subject's figures say of some hours. */
  static Group of(
      String name, Optional<Long> at, boolean isSent, SubjectFigures figures, IntPredicate hours) {
    return new Group(
        name,
        Optional.empty(),
        at,
        isSent ? Optional.of(sent(figures, hours)) : Optional.empty(),
        hits(figures, hours, EventType.OPEN),
        hits(figures, hours, EventType.CLICK),
        figures.hits().stream()
            .filter(row -> hours.test(row.hour()) && row.type() == EventType.CLICK)
            .filter(row -> row.verdict() == Verdict.PERSON)
            .mapToLong(SubjectFigures.Hits::copies)
            .sum(),
        Optional.empty());
  }

  /** The same as figures of one sender, link or the like. */
  Group of(Subject subject) {
    return new Group(name, Optional.of(subject), at, sent, opens, clicks, persons, rankedSince);
  }

  /** The same, picked by what came from that hour on. */
  Group rankedSince(int hour) {
    return new Group(
        name, subject, at, sent, opens, clicks, persons, Optional.of(Hour.begin(hour)));
  }

  private static Sent sent(SubjectFigures figures, IntPredicate hours) {
    List<SubjectFigures.Sent> sent =
        figures.sent().stream().filter(row -> hours.test(row.hour())).toList();
    return new Sent(
        sent.stream().mapToLong(SubjectFigures.Sent::messages).sum(),
        sent.stream().mapToLong(SubjectFigures.Sent::recipients).sum(),
        figures.cohorts().stream()
            .filter(row -> hours.test(row.hour()))
            .map(SubjectFigures.Copies::cohort)
            .reduce(Cohort.NONE, Cohort::plus),
        figures.opened().stream()
            .filter(row -> hours.test(row.hour()))
            .map(SubjectFigures.Opened::delays)
            .reduce(Delays.NONE, Delays::plus));
  }

  private static HitFigures hits(SubjectFigures figures, IntPredicate hours, EventType type) {
    return figures.hits().stream()
        .filter(row -> hours.test(row.hour()) && row.type() == type)
        .map(
            row -> {
              long begin = Hour.begin(row.hour());
              return HitFigures.of(row.verdict(), Figures.of(row.hits(), begin, begin));
            })
        .reduce(HitFigures.NONE, HitFigures::plus);
  }

  /** Clicked copies per opened copy, by their figures. */
  Optional<Double> clickedPerOpened() {
    return sent.map(Sent::cohort)
        .filter(cohort -> cohort.opened().figure() > 0)
        .map(cohort -> (double) cohort.clicked().figure() / cohort.opened().figure());
  }

  /** Hits by machines of all hits. */
  Optional<Double> machineShare() {
    HitFigures all = opens.plus(clicks);
    return all.total() == 0
        ? Optional.empty()
        : Optional.of((double) all.of(Verdict.MACHINE).total() / all.total());
  }
}
