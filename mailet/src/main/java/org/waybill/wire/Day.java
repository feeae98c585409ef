package org.waybill.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Days of UTC counted from 2025-01-01, as they stand in tokens: two bytes last until 2204. */
public final class Day {

  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final long FIRST_MILLIS =
      FIRST.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  private static final long DAY_MILLIS = 86_400_000;

  private Day() {}

  /**
   * The day an instant lies in.
   *
   * @return 0 to 65535; an instant outside is drawn to the nearer end
   */
  public static int of(Instant instant) {
    long days = ChronoUnit.DAYS.between(FIRST, instant.atZone(ZoneOffset.UTC).toLocalDate());
    return Math.clamp(days, 0, 0xFFFF);
  }

  /** The same of UTC milliseconds. */
  public static int of(long millis) {
    return Math.clamp(Math.floorDiv(millis - FIRST_MILLIS, DAY_MILLIS), 0, 0xFFFF);
  }

  /** The first instant of a day. */
  public static Instant start(int day) {
    return FIRST.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
