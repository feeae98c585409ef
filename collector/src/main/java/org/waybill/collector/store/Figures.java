package org.waybill.collector.store;

import java.util.OptionalLong;

/**
 * How often something was opened or clicked. Immutable.
 *
 * @param total hits, 0 or more
 * @param firstAt the earliest, UTC milliseconds; empty where there is none
 * @param lastAt the latest
 */
public record Figures(long total, OptionalLong firstAt, OptionalLong lastAt) {

  /** No hit. */
  public static final Figures NONE = new Figures(0, OptionalLong.empty(), OptionalLong.empty());

  /**
   * At least one hit.
   *
   * @param first UTC milliseconds of the earliest
   * @param last UTC milliseconds of the latest
   */
  public static Figures of(long total, long first, long last) {
    return new Figures(total, OptionalLong.of(first), OptionalLong.of(last));
  }

  /** Both together. */
  public Figures plus(Figures other) {
    if (total == 0 || other.total == 0) {
      return total == 0 ? other : this;
    }
    return of(
        total + other.total,
        Math.min(firstAt.orElseThrow(), other.firstAt.orElseThrow()),
        Math.max(lastAt.orElseThrow(), other.lastAt.orElseThrow()));
  }
}
