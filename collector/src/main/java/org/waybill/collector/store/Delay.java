package org.waybill.collector.store;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * How long something took, as a step of a ladder that people read times off: 5 minutes, 10, 15. The
 * code stands in stored rows and never changes. Immutable.
 *
 * @param code the number of the step, the first one 1
 */
public record Delay(int code) implements Comparable<Delay> {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Where steps end, milliseconds; the last step has no end. */
  private static final long[] ENDS = {
    10 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    3 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    20 * MINUTE,
    30 * MINUTE,
    45 * MINUTE,
    HOUR,
    90 * MINUTE,
    2 * HOUR,
    3 * HOUR,
    4 * HOUR,
    6 * HOUR,
    8 * HOUR,
    12 * HOUR,
    18 * HOUR,
    DAY,
    36 * HOUR,
    2 * DAY,
    3 * DAY,
    4 * DAY,
    5 * DAY,
    7 * DAY,
    10 * DAY,
    14 * DAY,
    21 * DAY,
    30 * DAY
  };

  /** Checks the code. */
  public Delay {
    if (code < 1 || code > ENDS.length + 1) {
      throw new IllegalArgumentException(
          "step %d is unknown here; 1 to %d are known".formatted(code, ENDS.length + 1));
    }
  }

  /** The step in which so many milliseconds lie; what is below zero took none. */
  public static Delay of(long millis) {
    int place = Arrays.binarySearch(ENDS, millis);
    return new Delay(place >= 0 ? place + 2 : -place);
  }

  /** Milliseconds it took at least. */
  public long least() {
    return code == 1 ? 0 : ENDS[code - 2];
  }

  /** Milliseconds before which it was over; empty for the last step. */
  public OptionalLong most() {
    return code > ENDS.length ? OptionalLong.empty() : OptionalLong.of(ENDS[code - 1]);
  }

  @Override
  public int compareTo(Delay other) {
    return Integer.compare(code, other.code);
  }
}
