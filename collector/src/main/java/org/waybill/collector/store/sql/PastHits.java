package org.waybill.collector.store.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;

/**
 * Hits of a copy that came so long ago that they say nothing of those to come: only what they add
 * up to is remembered, so that a copy with many hits is not read whole for each more. Immutable.
 *
 * @param sums those that are alike together
 * @param rows how many events they were
 * @param until the number of the first event that is not among them
 * @param latest when the latest of them came, UTC milliseconds
 */
record PastHits(List<Judged> sums, int rows, long until, long latest) {

  /** How far back what a judge says of a hit may reach, in milliseconds. */
  private static final long REACH = Judge.REACH.toMillis();

  /** Of a few it is as fast to read them again. */
  private static final int WORTH_REMEMBERING = 16;

  PastHits {
    sums = List.copyOf(sums);
  }

  /** No event yet; purged hits are past whenever they came. */
  static PastHits purged(List<Judged> sums) {
    return new PastHits(sums, 0, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  private record Alike(EventType type, int link, Judgement judgement, KnownDevice device) {

    static Alike of(Judged hit) {
      return new Alike(hit.type(), hit.link(), hit.judgement(), hit.device());
    }

    Judged with(Figures figures) {
      return new Judged(type, link, figures, judgement, device);
    }
  }

  /** Whether a hit of that time can only be judged with these at hand. */
  boolean mattersTo(long at) {
    return rows > 0 && at - REACH <= latest;
  }

  boolean isWorthRemembering() {
    return rows >= WORTH_REMEMBERING;
  }

  /**
   * Together with what has become past since.
   *
   * @param settled events that follow these, in the order of their numbers, as they were judged
   * @param now when the latest hit came that was judged; one after it may have come as much earlier
   *     as a judge looks back
   */
  PastHits followedBy(List<Settled> settled, long now) {
    Map<Alike, Figures> all = new LinkedHashMap<>();
    sums.forEach(sum -> all.merge(Alike.of(sum), sum.figures(), Figures::plus));
    int more = 0;
    long to = until;
    long last = latest;
    for (Settled hit : settled) {
      long at = hit.as().figures().lastAt().orElseThrow();
      if (at >= now - 2 * REACH) {
        break;
      }
      all.merge(Alike.of(hit.as()), hit.as().figures(), Figures::plus);
      more++;
      to = hit.number() + 1;
      last = Math.max(last, at);
    }
    List<Judged> together = new ArrayList<>();
    all.forEach((alike, figures) -> together.add(alike.with(figures)));
    return new PastHits(together, rows + more, to, last);
  }

  /** An event that is settled. */
  record Settled(long number, Judged as) {}
}
