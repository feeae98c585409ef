package org.waybill.collector.share;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What was last decided about one subject. Immutable.
 *
 * @param subject what it is about; unique within its topic
 * @param made when, UTC, in milliseconds; of two the later holds
 * @param body what was decided, as its topic writes it
 */
public record Decision(String subject, Instant made, String body) {

  /** The shortest time between two decisions about one subject. */
  private static final long TICK_MS = 1;

  /** Cuts what is finer than milliseconds. */
  public Decision {
    made = made.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * The time of a decision that is made now by somebody who knows an earlier one: it is the later
   * one, though this clock be behind that of whoever made the other.
   */
  public static Instant momentAfter(Instant known, Instant now) {
    Instant next = known.truncatedTo(ChronoUnit.MILLIS).plusMillis(TICK_MS);
    Instant clock = now.truncatedTo(ChronoUnit.MILLIS);
    return clock.isBefore(next) ? next : clock;
  }
}
