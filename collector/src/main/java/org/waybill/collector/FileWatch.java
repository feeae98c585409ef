package org.waybill.collector;

import java.time.Duration;
import org.waybill.collector.rounds.Rounds;

/** Looks at files from time to time, so that changed ones count without a restart. */
final class FileWatch {

  /** An admin who copies a file waits as long; the mailet looks as often. */
  static final Duration PERIOD = Duration.ofSeconds(30);

  private static final Duration END = Duration.ofSeconds(1);

  private FileWatch() {}

  /**
   * Begins, and ends with the rest.
   *
   * @param what is looked at, one word
   * @param look looks once; what goes wrong is its own to tell
   */
  static void begin(Closing closing, String what, Runnable look, Duration period) {
    closing.add(new Rounds("waybill-" + what, what + " looked at", period, END, look).start());
  }
}
