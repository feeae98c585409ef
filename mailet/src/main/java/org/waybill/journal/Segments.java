package org.waybill.journal;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which segments there are and how far each is durable; waiting readers are woken here.
 * Thread-safe: one thread advances, any read.
 */
final class Segments {
  /** How far a segment holds durable records, and how much of the disk its file takes. */
  record Extent(int end, long bytes) {}

  private final ConcurrentSkipListMap<Long, Extent> extents = new ConcurrentSkipListMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Position durableEnd = Position.START;
  private volatile boolean closed;

  /** Enters or replaces a segment; readers see it only once the durable end is beyond it. */
  void put(long segment, Extent extent) {
    Extent before = extents.put(segment, extent);
    bytes.addAndGet(extent.bytes() - (before == null ? 0 : before.bytes()));
  }

  void remove(long segment) {
    Extent extent = extents.remove(segment);
    bytes.addAndGet(extent == null ? 0 : -extent.bytes());
  }

  /** Publishes that everything before {@code end} is durable. */
  void advance(Position end) {
    durableEnd = end;
    signal();
  }

  void close() {
    closed = true;
    signal();
  }

  Position durableEnd() {
    return durableEnd;
  }

  long bytesOnDisk() {
    return bytes.get();
  }

  /** The offset behind the segment's last durable record; nothing when there is no such segment. */
  OptionalInt end(long segment) {
    Extent extent = extents.get(segment);
    return extent == null ? OptionalInt.empty() : OptionalInt.of(extent.end());
  }

  OptionalLong atOrAfter(long segment) {
    Long found = extents.ceilingKey(segment);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found);
  }

  OptionalLong newest() {
    Map.Entry<Long, Extent> last = extents.lastEntry();
    return last == null ? OptionalLong.empty() : OptionalLong.of(last.getKey());
  }

  /** Record bytes between two places, headers of segments in between not counted. */
  long bytesBetween(Position from, Position to) {
    long sum = 0;
    for (Map.Entry<Long, Extent> entry :
        extents
            .subMap(from.segment(), true, Math.max(from.segment(), to.segment()), true)
            .entrySet()) {
      long segment = entry.getKey();
      int start = segment == from.segment() ? from.offset() : 0;
      int end = segment == to.segment() ? to.offset() : entry.getValue().end();
      sum += Math.max(0, end - Math.max(start, SegmentHeader.BYTES));
    }
    return sum;
  }

  /** Waits until the durable end is beyond {@code position}; false after the time or on close. */
  boolean awaitBeyond(Position position, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (durableEnd.compareTo(position) <= 0) {
        if (closed || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
