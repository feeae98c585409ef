package org.waybill.mailet;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits at the start for what comes from other threads. */
record Patience(Duration most) {

  private static final Duration POLL = Duration.ofMillis(20);

  /** Whether it came true in time. */
  boolean sees(BooleanSupplier condition) {
    long deadline = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return condition.getAsBoolean();
  }
}
