package org.waybill.collector.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Mishaps that somebody should hear of: an alert is lit from the mishap on until an admin says that
 * he has seen it, or for {@value #LIT_HOURS} hours after the last one. What is missing does not
 * come back, so a light that only a restart puts out would be looked at by nobody. Thread-safe.
 */
public final class Alerts {

  private static final int LIT_HOURS = 24;
  private static final Duration LIT = Duration.ofHours(LIT_HOURS);

  private final InstantSource clock;
  private final Map<Mishap, Supplier<Optional<Instant>>> lasts;
  private volatile Instant seen = Instant.MIN;

  /**
   * None is lit yet.
   *
   * @param lasts when each was seen last; nothing where it never was
   */
  public Alerts(InstantSource clock, Map<Mishap, Supplier<Optional<Instant>>> lasts) {
    this.clock = clock;
    this.lasts = Map.copyOf(lasts);
  }

  /** When it happened last, if that is still to be told. */
  public Optional<Instant> lit(Mishap mishap) {
    return Optional.ofNullable(lasts.get(mishap)).flatMap(Supplier::get).filter(this::isToTell);
  }

  /** Whether what happened then is still to be told. */
  public boolean isToTell(Instant at) {
    return at.isAfter(seen) && at.isAfter(clock.instant().minus(LIT));
  }

  /** Whether it is still to be told. */
  public boolean isLit(Mishap mishap) {
    return lit(mishap).isPresent();
  }

  /** Somebody has seen what is lit now. */
  public void acknowledge() {
    seen = clock.instant();
  }
}
