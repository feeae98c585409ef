package org.waybill.collector;

import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import org.waybill.collector.mail.ReportMail;

/** Looks every minute whether a report is due. */
final class MailRounds {

  private static final long PERIOD_MILLIS = 60_000;

  private MailRounds() {}

  /** Off the event loop; ends with it. */
  static void begin(Vertx vertx, ReportMail mail) {
    vertx.setPeriodic(
        PERIOD_MILLIS,
        timer -> {
          try {
            var unused =
                vertx.executeBlocking(
                    () -> {
                      mail.look();
                      return true;
                    },
                    false);
          } catch (RejectedExecutionException ending) {
            // its threads have ended, the event loop is about to: nothing is sent any more
            vertx.cancelTimer(timer);
          }
        });
  }
}
