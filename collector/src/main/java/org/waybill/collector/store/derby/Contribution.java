package org.waybill.collector.store.derby;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;

/**
 * What the hits of one copy add to figures, given how each was judged. Whatever changes a
 * judgement, figures move by the difference of two of these. Immutable.
 *
 * @param rows the copy's own figures
 * @param firsts when its earliest hit came, of each type and verdict over all links
 * @param reasons when its earliest hit came that was judged so for that reason
 * @param opens what loads of its pixel say
 * @param clicks what requests for its links say
 */
record Contribution(
    SortedMap<Row, Figures> rows,
    SortedMap<Kind, Long> firsts,
    SortedMap<ForReason, Long> reasons,
    Sign opens,
    Sign clicks) {

  /** What hits are told apart by. */
  record Kind(EventType type, Verdict verdict) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int order = type.compareTo(other.type);
      return order != 0 ? order : verdict.compareTo(other.verdict);
    }
  }

  /** Which of the copy's rows. */
  record Row(Kind kind, int link) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int order = kind.compareTo(other.kind);
      return order != 0 ? order : Integer.compare(link, other.link);
    }
  }

  /** Hits that were judged so for a reason. */
  record ForReason(Reason reason, Kind kind) implements Comparable<ForReason> {
    @Override
    public int compareTo(ForReason other) {
      int order = reason.compareTo(other.reason);
      return order != 0 ? order : kind.compareTo(other.kind);
    }
  }

  static Contribution of(List<Judged> hits) {
    SortedMap<Row, Figures> rows = new TreeMap<>();
    SortedMap<Kind, Long> firsts = new TreeMap<>();
    SortedMap<ForReason, Long> reasons = new TreeMap<>();
    Sign opens = Sign.NONE;
    Sign clicks = Sign.NONE;
    for (Judged hit : hits) {
      Kind kind = new Kind(hit.type(), hit.judgement().verdict());
      long first = hit.figures().firstAt().orElseThrow();
      rows.merge(new Row(kind, hit.link()), hit.figures(), Figures::plus);
      firsts.merge(kind, first, Math::min);
      for (Reason reason : hit.judgement().reasons().list()) {
        reasons.merge(new ForReason(reason, kind), first, Math::min);
      }
      if (hit.isForLink()) {
        clicks = clicks.or(hit.sign());
      } else {
        opens = opens.or(hit.sign());
      }
    }
    return new Contribution(rows, firsts, reasons, opens, clicks);
  }

  /** Where the copy stands with it; its pixel and its delivery are as before. */
  Standing standing(Standing before) {
    return new Standing(opens, clicks, before.seen(), before.delivery());
  }
}
