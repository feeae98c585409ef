package org.waybill.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bounds how often something may be tried within any minute. Thread-safe. */
final class Throttle {

  static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final int most;
  private final Deque<Instant> attempts = new ArrayDeque<>();

  /**
   * Begins with nothing counted.
   *
   * @param most attempts in a minute
   */
  Throttle(InstantSource clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  /** Whether one more may be made now; if so it is counted. */
  synchronized boolean begin() {
    Instant now = clock.instant();
    while (!attempts.isEmpty() && !attempts.getFirst().plus(WINDOW).isAfter(now)) {
      attempts.removeFirst();
    }
    if (attempts.size() >= most) {
      return false;
    }
    attempts.addLast(now);
    return true;
  }
}
