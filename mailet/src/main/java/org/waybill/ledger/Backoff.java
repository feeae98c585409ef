package org.waybill.ledger;

import java.time.Duration;

/** How long to wait after failures in a row: 1 s, 2 s, 4 s ... 30 s. Immutable. */
record Backoff(Duration next) {
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** No failure waits longer. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  static Backoff none() {
    return new Backoff(FIRST);
  }

  Backoff afterFailure() {
    Duration doubled = next.multipliedBy(2);
    return new Backoff(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
  }
}
