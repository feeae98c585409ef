package org.waybill.bench.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoredKind;

/**
 * A store that grows: hits are stored and judged in turns, as a running collector has it, days are
 * summed up, and pages and API are asked.
 */
public final class Growth {

  private final Store store;
  private final Options options;
  private final Workload workload;
  private final int turn;
  private final long empty;
  private int stored;

  /**
   * Of a store that holds the workload's mail and no hit.
   *
   * @param turn hits that are stored before they are judged
   */
  public Growth(Store store, Options options, Workload workload, int turn) {
    this.store = store;
    this.options = options;
    this.workload = workload;
    this.turn = turn;
    this.empty = store.diskUse().get(StoredKind.HITS);
  }

  /** Lets it grow to a number of hits, all judged; what that took. */
  public String to(int size) {
    Drain drain = new Drain(store, workload, turn);
    Settle settle = new Settle(store);
    while (stored < size) {
      int count = Math.min(turn, size - stored);
      drain.store(count);
      settle.all(count, workload.now());
      stored += count;
    }
    double bytes = store.diskUse().get(StoredKind.HITS) - empty;
    return String.format(
        Locale.ROOT,
        """
        %d hits of %d copies
          stored a second %s
          processor time of storing a hit %s us
        %s  bytes of a hit %.0f
          on disk %s
        """,
        size,
        workload.copies(),
        drain.rates(),
        drain.cpuMicros(),
        settle.text(),
        bytes / size,
        store.diskUse());
  }

  /**
   * Stores and judges more hits in any store that holds the workload's mail; what that took.
   *
   * @param hits in blocks of a fifth of them
   */
  public static String more(Store store, Workload workload, int hits) {
    Drain drain = new Drain(store, workload, hits / 5);
    drain.store(hits);
    Settle settle = new Settle(store);
    settle.all(hits, workload.now());
    return "  then stored a second " + drain.rates() + "\n" + settle.text();
  }

  /** Sums up the days before the last hit; what that took. */
  public String sum() {
    return sum(store, workload.now());
  }

  /**
   * Sums up the days before a moment in any store; what that took.
   *
   * @param end UTC milliseconds
   */
  public static String sum(Store store, long end) {
    Instant now = Instant.ofEpochMilli(end);
    int parts = 0;
    long before = System.nanoTime();
    while (store.sumDays(now)) {
      parts++;
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    return String.format(Locale.ROOT, "  days summed up in %.1f s, %d parts%n", seconds, parts);
  }

  /**
   * Asks pages and API; how long that takes.
   *
   * @param folder where the access log of those who ask goes
   */
  public String ask(Path folder) throws IOException {
    return ask(store, options, folder, workload.now());
  }

  /**
   * Asks pages and API of any store with the workload's mail; how long that takes.
   *
   * @param folder where the access log of those who ask goes
   * @param end until when there are hits, UTC milliseconds
   */
  public static String ask(Store store, Options options, Path folder, long end)
      throws IOException {
    Questions questions = new Questions(store.reports(), options.messages(), end);
    try (ApiQuestions api = new ApiQuestions(store, folder, options.messages(), end)) {
      return questions.ask(options.questions()) + api.ask(options.questions());
    }
  }
}
