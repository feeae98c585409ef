package org.waybill.collector;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** Looks at files from time to time, so that changed ones count without a restart. */
final class FileWatch {

  /** An admin who copies a file waits as long; the mailet looks as often. */
  static final Duration PERIOD = Duration.ofSeconds(30);

  private FileWatch() {}

  /**
   * Off the event loop; ends with it.
   *
   * @param look looks once; what goes wrong is its own to tell
   */
  static void begin(Vertx vertx, Runnable look, Duration period) {
    vertx.setPeriodic(
        period.toMillis(),
        timer -> {
          try {
            var unused =
                vertx.executeBlocking(
                    () -> {
                      look.run();
                      return true;
                    },
                    false);
          } catch (RejectedExecutionException ending) {
            // its threads have ended, the event loop is about to: nothing is asked for any more
            vertx.cancelTimer(timer);
          }
        });
  }
}
