package org.waybill.collector.store;

import java.util.HashMap;
import java.util.Map;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;

/** What figures come to, whatever hours they stand at. */
record Summed(
    long messages, long copies, long recipients, Cohort cohort, Delays delays, Map<Of, Hits> hits) {

  record Of(EventType type, Verdict verdict) {}

  record Hits(long hits, long copies) {
    Hits plus(Hits other) {
      return new Hits(hits + other.hits, copies + other.copies);
    }
  }

  static Summed of(SubjectFigures figures) {
    return of(figures, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Of the hours of a period alone. */
  static Summed of(SubjectFigures figures, int since, int until) {
    var sent =
        figures.sent().stream().filter(one -> since <= one.hour() && one.hour() < until).toList();
    Map<Of, Hits> hits = new HashMap<>();
    figures.hits().stream()
        .filter(one -> since <= one.hour() && one.hour() < until)
        .forEach(
            one ->
                hits.merge(
                    new Of(one.type(), one.verdict()),
                    new Hits(one.hits(), one.copies()),
                    Hits::plus));
    return new Summed(
        sent.stream().mapToLong(SubjectFigures.Sent::messages).sum(),
        sent.stream().mapToLong(SubjectFigures.Sent::copies).sum(),
        sent.stream().mapToLong(SubjectFigures.Sent::recipients).sum(),
        figures.cohorts().stream()
            .filter(one -> since <= one.hour() && one.hour() < until)
            .map(SubjectFigures.Copies::cohort)
            .reduce(Cohort.NONE, Cohort::plus),
        figures.opened().stream()
            .filter(one -> since <= one.hour() && one.hour() < until)
            .map(SubjectFigures.Opened::delays)
            .reduce(Delays.NONE, Delays::plus),
        hits);
  }
}
