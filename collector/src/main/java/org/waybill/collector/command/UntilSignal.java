package org.waybill.collector.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for SIGTERM or Ctrl-C, and gives the closing that follows a bounded time. */
final class UntilSignal {

  /** More than every part's own bound together; a service manager asks again after 90 s. */
  private static final long LONGEST_CLOSING_SECONDS = 30;

  private final CountDownLatch asked = new CountDownLatch(1);

  private UntilSignal() {}

  /** From now on a signal closes that. */
  static UntilSignal closing(AutoCloseable open) {
    UntilSignal until = new UntilSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> until.end(open), "waybill-end"));
    return until;
  }

  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(AutoCloseable open) {
    Thread closing = new Thread(() -> close(open), "waybill-close");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(TimeUnit.SECONDS.toMillis(LONGEST_CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    asked.countDown();
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      System.err.println("waybill: ended although " + e.getMessage());
    }
  }
}
