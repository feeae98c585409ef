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
  private final Store store;

  Settle(Store store) {
    this.store = store;
  }

  /**
   * Judges all that came until then.
   *
   * @param hits how many those are
   */
  String all(int hits, long now) {
    Ripe ripe = Ripe.at(Instant.ofEpochMilli(now), Duration.ZERO, Duration.ZERO);
    Measured parts = new Measured();
    long cpuBefore = Cpu.nanos();
    long before = System.nanoTime();
    boolean more = true;
    while (more) {
      long part = System.nanoTime();
      more = store.settle(judge, ripe);
      parts.add((System.nanoTime() - part) / 1e6);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    return String.format(
        Locale.ROOT,
        "  settled a second %.0f, processor time of a hit %.0f us; a batch waits for a part, median"
            + " %.0f ms, p99 %.0f ms%n",
        hits / seconds,
        (Cpu.nanos() - cpuBefore) / 1e3 / hits,
        parts.quantile(0.5),
        parts.quantile(0.99));
  }
}
