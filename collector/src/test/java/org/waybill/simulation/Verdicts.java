package org.waybill.simulation;

import java.time.Instant;
import java.util.List;
import org.waybill.collector.classify.CopyHistory;
import org.waybill.collector.classify.Crowd;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.TestJudge;
import org.waybill.wire.TrackingId;

/**
 * Verdicts, in half of the worlds: hits settle some time after they came, and now and then are
 * judged again by other rules. Has chances of its own: worlds without verdicts do not change.
 */
final class Verdicts {
  private static final int MOST_PARTS = 10;
  private static final int MOST_PATIENCE = 20_000;

  private final Scheduler scheduler;
  private final Chance chance;
  private final Trace trace;
  private final CollectorHost collector;
  private final Life life = new Life(0);
  private final boolean happen;
  private final int patience;
  private Judge judge = new ByName(new TestJudge(1, 0));

  Verdicts(Scheduler scheduler, Chance chance, Trace trace, CollectorHost collector) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.trace = trace;
    this.collector = collector;
    this.happen = chance.in100(50);
    this.patience = chance.between(0, MOST_PATIENCE);
  }

  /** Programs have names of their own here: each stands for one of the words a judge knows. */
  private record ByName(TestJudge judge) implements Judge {
    @Override
    public int version() {
      return judge.version();
    }

    @Override
    public Crowd crowd() {
      return new Renamed(judge.crowd());
    }

    @Override
    public List<Judgement> judge(CopyHistory history, Crowd crowd) {
      return judge.judge(
          new CopyHistory(
              history.copy(),
              history.sender(),
              history.shared(),
              history.handedOffAt(),
              history.deliveredAt(),
              history.hits().stream().map(ByName::renamed).toList()),
          ((Renamed) crowd).crowd());
    }

    private static Sighting renamed(Sighting hit) {
      List<String> words = TestJudge.WORDS;
      return new Sighting(
          hit.at(),
          hit.type(),
          hit.method(),
          hit.link(),
          hit.address(),
          words.get(Math.floorMod(hit.userAgent().hashCode(), words.size())),
          hit.headers(),
          hit.nearTampering());
    }
  }

  private record Renamed(Crowd crowd) implements Crowd {
    @Override
    public void see(TrackingId copy, Sighting hit) {
      crowd.see(copy, ByName.renamed(hit));
    }
  }

  /** Whether anything is judged in this world. */
  boolean happen() {
    return happen;
  }

  void begin() {
    if (happen) {
      scheduler.after(chance.between(1_000, 10_000), life, this::judge);
    }
  }

  private void judge() {
    collector.store().ifPresent(this::some);
    scheduler.after(chance.between(100, 3_000), life, this::judge);
  }

  private void some(Store store) {
    try {
      if (chance.in100(20)) {
        reclassify(store, chance.between(1, MOST_PARTS));
      } else {
        settle(store, chance.between(1, MOST_PARTS));
      }
    } catch (StoreException e) {
      trace.note(scheduler.now(), "verdict", "is put off");
    }
  }

  private void settle(Store store, int most) {
    Instant now = collector.machine().clock().instant();
    Ripe ripe = new Ripe(now.minusMillis(patience), now);
    boolean more = true;
    for (int parts = most; more && parts > 0; parts--) {
      more = store.settle(judge, ripe);
    }
  }

  /** Goes on, sometimes with other rules. */
  private void reclassify(Store store, int most) {
    if (chance.in100(30)) {
      judge = new ByName(new TestJudge(judge.version() + 1, chance.between(0, 4)));
    }
    boolean more = true;
    for (int parts = most; more && parts > 0; parts--) {
      more =
          store.reclassify(judge, collector.machine().clock().instant(), chance.in100(5)).isMore();
    }
    trace.note(scheduler.now(), "verdict", more ? "is judged again" : "was judged again");
  }

  /** Has everything judged that is left, and judges nothing more. */
  void end(Store store) {
    life.end();
    Instant now = collector.machine().clock().instant();
    boolean more = happen;
    while (more) {
      more = store.settle(judge, Ripe.all(now));
    }
    more = happen;
    while (more) {
      more = store.reclassify(judge, now, false).isMore();
    }
  }
}
