package org.waybill.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds how often a password may be tried: an attempt counts until it succeeds or a minute has
 * gone. Thread-safe.
 */
final class Throttle {

  private static final int ATTEMPTS = 20;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Deque<Instant> attempts = new ArrayDeque<>();

  Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether one more may be made now; if so it is counted. */
  synchronized boolean begin() {
    Instant now = clock.instant();
    while (!attempts.isEmpty() && !attempts.getFirst().plus(WINDOW).isAfter(now)) {
      attempts.removeFirst();
    }
    if (attempts.size() >= ATTEMPTS) {
      return false;
    }
    attempts.addLast(now);
    return true;
  }

  /** The admin is here: what came before was his. */
  synchronized void succeeded() {
    attempts.clear();
  }
}
