package org.waybill.collector.spike;

import java.time.Duration;

/**
 * From where on it is a spike: so many hosts that are new for a sender within so long, and {@link
 * #FACTOR} times as many as that sender had on any day before. A sender without a day before may
 * have {@link #FIRST_DAY} times the number: a first newsletter is no spike. Immutable.
 *
 * @param hosts 1 or more
 * @param window within which they are counted
 */
public record Thresholds(int hosts, Duration window) {

  /** Whoever doubles what is usual is no spike yet. */
  static final int FACTOR = 3;

  static final int FIRST_DAY = 4;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException where nothing could be counted
   */
  public Thresholds {
    if (hosts < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "a spike is %d hosts within %s; it takes 1 or more within some time"
              .formatted(hosts, window));
    }
  }

  /** The number from which on it is one, for a sender who had so many at most on a day before. */
  int limit(int usual) {
    return Math.max(hosts, FACTOR * usual);
  }

  /** The same for a sender without a day before. */
  int firstLimit() {
    return FIRST_DAY * hosts;
  }
}
