package org.waybill.collector.store.sql;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.Stake;
import org.waybill.collector.store.Subject;

/**
 * What the hits of one copy add to figures, given how each was judged. Whatever changes a
 * judgement, figures move by the difference of two of these. Immutable.
 *
 * @param rows the copy's own figures
 * @param firsts when its earliest hit came, of each type and verdict over all links
 * @param named when its earliest hit came that was judged so for that reason, or came from that
 *     client, system or country
 * @param opens what loads of its pixel say
 * @param clicks what requests for its links say
 * @param stakes what of the copy hangs on which reason
 */
record Contribution(
    SortedMap<Row, Figures> rows,
    SortedMap<Kind, Long> firsts,
    SortedMap<Named, Long> named,
    Sign opens,
    Sign clicks,
    SortedMap<Reason, Stake> stakes) {

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

  /** Hits that count for something besides their copy. */
  record Named(Subject subject, Kind kind) implements Comparable<Named> {
    @Override
    public int compareTo(Named other) {
      int order = subject.compareTo(other.subject);
      return order != 0 ? order : kind.compareTo(other.kind);
    }
  }

  static Contribution of(List<Judged> hits) {
    SortedMap<Row, Figures> rows = new TreeMap<>();
    SortedMap<Kind, Long> firsts = new TreeMap<>();
    SortedMap<Named, Long> named = new TreeMap<>();
    Sign opens = Sign.NONE;
    Sign clicks = Sign.NONE;
    for (Judged hit : hits) {
      Kind kind = new Kind(hit.type(), hit.judgement().verdict());
      long first = hit.figures().firstAt().orElseThrow();
      rows.merge(new Row(kind, hit.link()), hit.figures(), Figures::plus);
      firsts.merge(kind, first, Math::min);
      for (Subject subject : hit.subjects().keySet()) {
        named.merge(new Named(subject, kind), first, Math::min);
      }
      if (hit.isForLink()) {
        clicks = clicks.or(hit.sign());
      } else {
        opens = opens.or(hit.sign());
      }
    }
    return new Contribution(rows, firsts, named, opens, clicks, Stakes.of(hits));
  }

  /** Where the copy stands with it; its pixel and its delivery are as before. */
  Standing standing(Standing before) {
    return new Standing(opens, clicks, before.seen(), before.delivery());
  }
}
