package org.waybill.collector;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.waybill.keys.KeysInUse;

/** Looks at the key file from time to time, so that a rotated one counts without a restart. */
final class KeyWatch {

  /** An admin who copies a file waits as long; the mailet looks as often. */
  static final Duration PERIOD = Duration.ofSeconds(30);

  private KeyWatch() {}

  /** Off the event loop; ends with it. */
  static void begin(Vertx vertx, KeysInUse keys, Duration period) {
    vertx.setPeriodic(
        period.toMillis(),
        timer -> {
          try {
            var unused = vertx.executeBlocking(keys::look, false);
          } catch (RejectedExecutionException ending) {
            // its threads have ended, the event loop is about to: nothing asks for keys any more
            vertx.cancelTimer(timer);
          }
        });
  }
}
