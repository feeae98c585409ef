package org.waybill.collector.http;

import java.util.Map;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.hit.Recordable;
import org.waybill.collector.hit.Tampering;

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

  /** How often a person follows a broken link in a minute, and once more. */
  static final int OFTEN = 3;

  private static final long MINUTE_MILLIS = 60_000;
  private static final int MOST_ADDRESSES = 10_000;
  private static final Nothing NOTHING = new Nothing();

  private final Recorder recorder;
  private final Map<String, int[]> byAddress = new Recent<>(MOST_ADDRESSES);
  private final Map<String, Integer> tampered = new Recent<>(MOST_ADDRESSES);
  private final Fold beyond;
  private long minute = Long.MIN_VALUE;

  FailedSeals(Recorder recorder) {
    this.recorder = recorder;
    this.beyond = new Fold(recorder);
  }

  /**
   * Answers after a commit.
   *
   * @param entry what is to be told of the request: {@link Nothing}, or {@link Tampering}, which is
   *     told once in a minute of an address that asks so {@value #OFTEN} times: a link that a
   *     line's end has cut is asked for by persons too
   * @param address the client's, as one bucket
   * @param now UTC milliseconds
   */
  void answer(Recordable entry, String address, long now, Runnable answer) {
    if (isWithin(address, now)) {
      recorder.record(entry instanceof Tampering && !isTold(address) ? NOTHING : entry, answer);
    } else {
      beyond.add(requests -> NOTHING, answer);
    }
  }

  private boolean isTold(String address) {
    return tampered.merge(address, 1, Integer::sum) == OFTEN;
  }

  private boolean isWithin(String address, long now) {
    long minuteNow = Math.floorDiv(now, MINUTE_MILLIS);
    if (minuteNow != minute) {
      minute = minuteNow;
      byAddress.clear();
      tampered.clear();
    }
    int[] count = byAddress.computeIfAbsent(address, fresh -> new int[1]);
    return ++count[0] <= PER_MINUTE;
  }
}
