package org.waybill.endtoend.child;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what another process will do. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /**
   * Asks again and again until the answer is as wanted, and returns it.
   *
   * @throws TimeoutException with the last answer after 60 s
   */
  public static <T> T until(String what, Callable<T> question, Predicate<T> wanted)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.call();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(what + " did not come, last: " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = question.call();
    }
    return answer;
  }
}
