package org.waybill.collector.store.sql;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.store.Stake;

/** Says what of one copy hangs on which reason. */
final class Stakes {

  private Stakes() {}

  private record Signs(Sign opens, Sign clicks) {

    static Signs of(List<Judged> hits, Function<Judged, Sign> says) {
      Sign opens = Sign.NONE;
      Sign clicks = Sign.NONE;
      for (Judged hit : hits) {
        Sign sign = says.apply(hit);
        opens = hit.isForLink() ? opens : opens.or(sign);
        clicks = hit.isForLink() ? clicks.or(sign) : clicks;
      }
      return new Signs(opens, clicks);
    }

    boolean opened() {
      return opens.or(clicks).compareTo(Sign.PERSON) >= 0;
    }

    boolean clicked() {
      return clicks.compareTo(Sign.PERSON) >= 0;
    }
  }

  /** By every reason that at least one of the copy's hits has. */
  static SortedMap<Reason, Stake> of(List<Judged> hits) {
    Signs now = Signs.of(hits, Judged::sign);
    SortedMap<Reason, Stake> stakes = new TreeMap<>();
    hits.stream()
        .flatMap(hit -> hit.judgement().reasons().list().stream())
        .distinct()
        .forEach(
            reason -> stakes.put(reason, stake(now, Signs.of(hits, hit -> without(reason, hit)))));
    return stakes;
  }

  private static Sign without(Reason reason, Judged hit) {
    return hit.judgement().reasons().equals(Reasons.of(reason))
        ? Sign.of(hit.type(), Judgement.PERSON)
        : hit.sign();
  }

  private static Stake stake(Signs now, Signs without) {
    boolean opened = without.opened() && !now.opened();
    boolean clicked = without.clicked() && !now.clicked();
    return new Stake(1, opened || clicked ? 1 : 0, opened ? 1 : 0, clicked ? 1 : 0);
  }
}
