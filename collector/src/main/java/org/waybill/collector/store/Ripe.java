package org.waybill.collector.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Which hits are old enough to be judged: all that speaks against them is stored by then.
 * Immutable.
 *
 * @param until hits that came until then are
 * @param now a hit dated well after that came while a clock ran ahead: it is older than it says
 */
public record Ripe(Instant until, Instant now) {

  private static final long AHEAD = Duration.ofMinutes(1).toMillis();

  /**
   * What is ripe at a moment.
   *
   * @param complete how long ago the last hit may have come that is not stored yet
   * @param patience how long a hit waits for what speaks against it
   */
  public static Ripe at(Instant now, Duration complete, Duration patience) {
    return new Ripe(now.minus(complete).minus(patience), now);
  }

  /** Everything that came by now; a clock that was set back a little makes no hit wait. */
  public static Ripe all(Instant now) {
    return new Ripe(now.plusMillis(AHEAD), now);
  }

  /** Whether a hit of that time is, UTC milliseconds. */
  public boolean is(long at) {
    return at <= until.toEpochMilli() || isAhead(at);
  }

  /** Whether that time lies in the future. */
  public boolean isAhead(long at) {
    return at > now.toEpochMilli() + AHEAD;
  }
}
