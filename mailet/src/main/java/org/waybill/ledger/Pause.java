package org.waybill.ledger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a mail waits for the disk: in real time, or in the time of a simulation. Thread-safe. */
@FunctionalInterface
public interface Pause {
  /** Blocks the calling thread. */
  Pause REAL = (told, atMost) -> told.await(atMost.toNanos(), TimeUnit.NANOSECONDS);

  /** Returns when {@code told} is down, true, or after the time, false. */
  boolean until(CountDownLatch told, Duration atMost) throws InterruptedException;
}
