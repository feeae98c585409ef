package org.waybill.collector.store;

import java.time.Duration;

/** Hours since 1970, UTC, of times in UTC milliseconds. */
public final class Hour {

  private static final long MILLIS = Duration.ofHours(1).toMillis();

  private Hour() {}

  /** The hour a moment lies in; the first or last there is for a moment beyond. */
  public static int of(long at) {
    return Math.clamp(Math.floorDiv(at, MILLIS), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** When an hour begins, UTC milliseconds. */
  public static long begin(int hour) {
    return hour * MILLIS;
  }
}
