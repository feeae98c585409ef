package org.waybill.collector.report;

import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.HitFigures;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.SubjectFigures;

/**
 * What a subject's figures come to over all hours. Immutable.
 *
 * @param cohort the copies sent
 * @param messages how many were sent
 * @param hits all hits that came
 * @param machine those of machines
 * @param uncertain those of which nobody can tell
 * @param unsettled those that are not judged yet
 */
record Totals(
    Cohort cohort, long messages, long hits, long machine, long uncertain, long unsettled) {

  static Totals of(SubjectFigures figures) {
    return new Totals(
        figures.cohorts().stream()
            .map(SubjectFigures.Copies::cohort)
            .reduce(Cohort.NONE, Cohort::plus),
        figures.sent().stream().mapToLong(SubjectFigures.Sent::messages).sum(),
        figures.hits().stream().mapToLong(SubjectFigures.Hits::hits).sum(),
        hits(figures, Verdict.MACHINE),
        hits(figures, Verdict.UNCERTAIN),
        hits(figures, Verdict.UNSETTLED));
  }

  /** Those of one message: opens and clicks. */
  static Totals of(MessageSummary message) {
    HitFigures hits = message.opens().plus(message.clicks());
    return new Totals(
        message.cohort(),
        1,
        hits.total(),
        hits.of(Verdict.MACHINE).total(),
        hits.of(Verdict.UNCERTAIN).total(),
        hits.of(Verdict.UNSETTLED).total());
  }

  /** All hits of one verdict. */
  static long hits(SubjectFigures figures, Verdict verdict) {
    return figures.hits().stream()
        .filter(hits -> hits.verdict() == verdict)
        .mapToLong(SubjectFigures.Hits::hits)
        .sum();
  }
}
