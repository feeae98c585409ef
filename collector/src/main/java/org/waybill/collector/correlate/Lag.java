package org.waybill.collector.correlate;

import java.time.Duration;
import org.waybill.journal.Position;

/**
 * For how long the store has been behind the journal. It marks the journal's end from time to time;
 * once the store has reached a mark, everything that was durable at its time is stored. So the
 * answer is right to about one round of the store, and too large rather than too small. One thread
 * tells, any ask.
 */
final class Lag {

  private Position mark = Position.START;
  private long marked;
  private volatile long known;

  /** Everything durable by that time counts as stored. */
  Lag(long nanoTime) {
    this.marked = nanoTime;
    this.known = nanoTime;
  }

  /** The store has everything before {@code done}, and the journal ends at {@code end} now. */
  void stored(Position done, Position end, long nanoTime) {
    if (done.compareTo(mark) >= 0) {
      known = marked;
      mark = end;
      marked = nanoTime;
    }
    if (done.compareTo(end) >= 0) {
      known = nanoTime;
    }
  }

  /** The age of the oldest record that may be waiting. */
  Duration at(long nanoTime) {
    return Duration.ofNanos(Math.max(0, nanoTime - known));
  }
}
