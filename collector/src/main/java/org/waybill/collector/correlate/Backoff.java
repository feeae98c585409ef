package org.waybill.collector.correlate;

import java.time.Duration;

/** Pauses between attempts: each twice the last, up to ten seconds. Used by one thread. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LAST = Duration.ofSeconds(10);

  private Duration next = FIRST;

  Duration next() {
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LAST) < 0 ? doubled : LAST;
    return pause;
  }

  void reset() {
    next = FIRST;
  }
}
