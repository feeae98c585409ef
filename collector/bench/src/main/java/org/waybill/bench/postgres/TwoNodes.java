package org.waybill.bench.postgres;

import java.util.List;
import java.util.Locale;
import org.waybill.bench.store.Batches;
import org.waybill.bench.store.Measured;
import org.waybill.bench.store.Options;
import org.waybill.bench.store.Workload;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresServer;

/**
 * What it costs that two collectors write into one database: the same number of hits by one of them
 * alone and by both at once, each half of them, in turns.
 */
final class TwoNodes {

  private static final int ROUNDS = 10;

  private final Options options;
  private final PostgresServer server;

  TwoNodes(Options options, PostgresServer server) {
    this.options = options;
    this.server = server;
  }

  /** Hits a second of one and of both, and how many times longer both take. */
  String measure() {
    PostgresAddress database = server.newDatabase("shared");
    try (Store one = PostgresBench.open(database, "00000000000000a1");
        Store other = PostgresBench.open(database, "00000000000000b2")) {
      Workload of = PostgresBench.workload(options);
      Workload beside = PostgresBench.workload(options);
      of.mail().forEach(one::apply);
      beside.mail().forEach(other::apply);
      Batches first = new Batches(one, of);
      Batches second = new Batches(other, beside);
      alone(one, first.next(options.warmUp() / 2));
      alone(other, second.next(options.warmUp() / 2));
      Measured rateOfOne = new Measured();
      Measured rateOfBoth = new Measured();
      Measured ratios = new Measured();
      int block = options.block();
      for (int round = 0; round < ROUNDS; round++) {
        double single = alone(one, first.next(block));
        double both = atOnce(one, first.next(block / 2), other, second.next(block / 2));
        rateOfOne.add(block / single);
        rateOfBoth.add(block / both);
        ratios.add(both / single);
      }
      return String.format(
          Locale.ROOT,
          """
          Two collectors on one database, blocks of %d hits in turns
            hits stored a second by one %s
            by both %s
            time of both to time of one %s
          """,
          block,
          rateOfOne.spread(0),
          rateOfBoth.spread(0),
          ratios.spread(2));
    }
  }

  /** Seconds. */
  private static double alone(Store store, List<Batch> batches) {
    long before = System.nanoTime();
    batches.forEach(store::apply);
    return (System.nanoTime() - before) / 1e9;
  }

  /** Seconds until the later one is done. */
  private static double atOnce(Store one, List<Batch> its, Store other, List<Batch> others) {
    long before = System.nanoTime();
    Thread beside = Thread.ofPlatform().start(() -> others.forEach(other::apply));
    its.forEach(one::apply);
    try {
      beside.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("not waited for", e);
    }
    return (System.nanoTime() - before) / 1e9;
  }
}
