package org.waybill.collector;

import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import org.waybill.collector.watch.HealthWatch;

/** Looks how the collector is from time to time, so that it is known since when it is so. */
final class HealthLooks {

  private static final long PERIOD_MILLIS = 5_000;

  private HealthLooks() {}

  /** Off the event loop; ends with it. */
  static void begin(Vertx vertx, HealthWatch watch) {
    vertx.setPeriodic(
        PERIOD_MILLIS,
        timer -> {
          try {
            var unused = vertx.executeBlocking(watch::look, false);
          } catch (RejectedExecutionException ending) {
            // its threads have ended, the event loop is about to: nobody asks any more
            vertx.cancelTimer(timer);
          }
        });
  }
}
