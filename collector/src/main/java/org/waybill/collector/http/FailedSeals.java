package org.waybill.collector.http;

import java.util.Map;
import org.waybill.collector.hit.Nothing;

/**
 * The records of requests that leave no hit, of which the same is told as of those that do, and
 * after the same commit. From one address so many a minute have a record each, as a hit has. What
 * goes beyond shares one record with all others of that sort: the answer and the commit it waits
 * for are the same, and however many there are, they write two bytes a commit. Never fewer answers:
 * an address can be a whole company's, and its other tokens are right. Used by the event loop.
 */
final class FailedSeals {

  /** A scanner that walks through a mailbox of old mail stays below. */
  static final int PER_MINUTE = 120;

  private static final long MINUTE_MILLIS = 60_000;
  private static final int MOST_ADDRESSES = 10_000;
  private static final Nothing NOTHING = new Nothing();

  private final Recorder recorder;
  private final Map<String, int[]> byAddress = new Recent<>(MOST_ADDRESSES);
  private final Fold beyond;
  private long minute = Long.MIN_VALUE;

  FailedSeals(Recorder recorder) {
    this.recorder = recorder;
    this.beyond = new Fold(recorder);
  }

  /**
   * Answers after a commit.
   *
   * @param address the client's, as one bucket
   * @param now UTC milliseconds
   */
  void answer(String address, long now, Runnable answer) {
    if (isWithin(address, now)) {
      recorder.record(NOTHING, answer);
    } else {
      beyond.add(requests -> NOTHING, answer);
    }
  }

  private boolean isWithin(String address, long now) {
    long minuteNow = Math.floorDiv(now, MINUTE_MILLIS);
    if (minuteNow != minute) {
      minute = minuteNow;
      byAddress.clear();
    }
    int[] count = byAddress.computeIfAbsent(address, fresh -> new int[1]);
    return ++count[0] <= PER_MINUTE;
  }
}
