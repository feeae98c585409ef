package org.waybill.mailet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many messages were planned in the last ten minutes, and how many of them failed their proof;
 * to the minute. For one thread at a time.
 */
final class ProofWindow {

  static final Duration LENGTH = Duration.ofMinutes(10);

  private final Deque<Minute> minutes = new ArrayDeque<>();

  private static final class Minute {
    private final long number;
    private long planned;
    private long failed;

    Minute(long number) {
      this.number = number;
    }
  }

  /**
   * What a window holds.
   *
   * @param planned messages that had something to track
   * @param failed of these, whose copy could not be turned back into the original
   */
  record Counts(long planned, long failed) {}

  /** One message more; what is in the window then. */
  Counts add(boolean isProven, Instant now) {
    long number = Math.floorDiv(now.getEpochSecond(), 60L);
    // minutes ahead are from before the clock was put back
    minutes.removeIf(
        minute -> minute.number > number || minute.number <= number - LENGTH.toMinutes());
    Minute last = minutes.peekLast();
    if (last == null || last.number != number) {
      last = new Minute(number);
      minutes.addLast(last);
    }
    last.planned++;
    last.failed += isProven ? 0 : 1;
    return new Counts(
        minutes.stream().mapToLong(minute -> minute.planned).sum(),
        minutes.stream().mapToLong(minute -> minute.failed).sum());
  }
}
