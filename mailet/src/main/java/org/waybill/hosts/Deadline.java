package org.waybill.hosts;

import java.time.Duration;

/**
 * Until when something may take.
 *
 * @param at on the clock of {@link System#nanoTime}
 */
record Deadline(long at) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The end of one part of so many that are left, of equal length. */
  Deadline share(int parts) {
    long now = System.nanoTime();
    return new Deadline(now + (at - now) / parts);
  }

  /** What is left, for a socket: at least one, for 0 would mean for ever. */
  int millis() {
    return (int) Math.clamp((at - System.nanoTime()) / 1_000_000, 1L, Integer.MAX_VALUE);
  }

  boolean isOver() {
    return System.nanoTime() - at >= 0;
  }
}
