package org.waybill.collector.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or Ctrl-C, and gives the closing that follows a bounded time. The process ends
 * with 0 when all was closed in time: it did what it was told, and whoever supervises it should not
 * take that for a crash.
 */
final class UntilSignal {

  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean waiting;

  private UntilSignal() {}

  /**
   * From now on a signal closes that.
   *
   * @param bound for the closing; more than every part's own bound together
   */
  static UntilSignal closing(AutoCloseable open, Duration bound) {
    UntilSignal until = new UntilSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> until.end(open, bound), "waybill-end"));
    return until;
  }

  /** Does not return: the process ends by a signal. */
  void await() {
    waiting = true;
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(AutoCloseable open, Duration bound) {
    Thread closing = new Thread(() -> close(open), "waybill-close");
    closing.setDaemon(true);
    closing.start();
    boolean closed = false;
    try {
      closed = closing.join(bound);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!closed) {
      System.err.println(
          "waybill: not everything could be closed within %d s; what is missing is replayed at the next start"
              .formatted(bound.toSeconds()));
    }
    if (waiting) { // else the command itself has failed, and ends with its own code
      Runtime.getRuntime().halt(closed ? 0 : 1);
    }
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      System.err.println("waybill: ended although " + e.getMessage());
    }
  }
}
