package org.waybill.bench.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Store;

/** Has hits judged as fast as the store can, part by part, as a running collector does it. */
final class Settle {

  private final Judge judge = RuleJudge.of(Rules.builtIn(), Networks.NONE);
  private final Measured parts = new Measured();
  private final Store store;
  private long hits;
  private long nanos;
  private double cpu;

  Settle(Store store) {
    this.store = store;
  }

  /**
   * Judges all that came until then.
   *
   * @param count how many those are
   */
  void all(int count, long now) {
    Ripe ripe = Ripe.at(Instant.ofEpochMilli(now), Duration.ZERO, Duration.ZERO);
    long cpuBefore = Cpu.nanos();
    long before = System.nanoTime();
    boolean more = true;
    while (more) {
      long part = System.nanoTime();
      more = store.settle(judge, ripe);
      parts.add((System.nanoTime() - part) / 1e6);
    }
    nanos += System.nanoTime() - before;
    cpu += Cpu.nanos() - cpuBefore;
    hits += count;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "  settled a second %.0f, processor time of a hit %.0f us; a batch waits for a part, median"
            + " %.0f ms, p99 %.0f ms%n",
        hits * 1e9 / nanos,
        cpu / 1e3 / hits,
        parts.quantile(0.5),
        parts.quantile(0.99));
  }
}
