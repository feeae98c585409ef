package org.waybill.journal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where appending threads leave records and the writer takes all there are at once. A lock-free
 * stack, turned round when it is taken; only the first record after a taking wakes the writer.
 * Thread-safe; one thread takes.
 */
final class HandOver {
  private static final Pending CLOSED = new Pending(new byte[0], new Discarded());

  private final AtomicReference<@Nullable Pending> last = new AtomicReference<>();
  private final AtomicLong bytes = new AtomicLong();
  private final long maxBytes;
  private volatile @Nullable Thread taker;
  private volatile boolean closing;

  HandOver(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The bytes waiting, those of the batch being written included. */
  long bytes() {
    return bytes.get();
  }

  /** Counts {@code size} more bytes as waiting, unless that would be too many. */
  boolean reserve(int size) {
    if (bytes.addAndGet(size) <= maxBytes) {
      return true;
    }
    bytes.addAndGet(-size);
    return false;
  }

  void release(long size) {
    bytes.addAndGet(-size);
  }

  /** False when closed, and then nothing was taken over. */
  boolean push(Pending pending) {
    while (true) {
      Pending before = last.get();
      if (before == CLOSED) {
        return false;
      }
      pending.next = before;
      if (last.compareAndSet(before, pending)) {
        if (before == null) {
          LockSupport.unpark(taker);
        }
        return true;
      }
    }
  }

  /** No more is taken over once the taker has taken what is there. */
  void close() {
    closing = true;
    LockSupport.unpark(taker);
  }

  /** Waits for records and takes all, oldest first; null when closed and empty. */
  @Nullable Pending take() {
    taker = Thread.currentThread();
    while (true) {
      Pending newest = last.getAndSet(null);
      if (newest != null) {
        return turnedRound(newest);
      }
      if (closing && last.compareAndSet(null, CLOSED)) {
        return null;
      }
      if (!closing && last.get() == null) {
        LockSupport.park(this);
      }
    }
  }

  /** Takes all there is without waiting, oldest first; null when there is nothing. */
  @Nullable Pending takeNow() {
    Pending newest = last.get();
    if (newest == null || newest == CLOSED) {
      return null;
    }
    Pending taken = last.getAndSet(null);
    return taken == null ? null : turnedRound(taken);
  }

  private static Pending turnedRound(Pending newest) {
    Pending oldestFirst = newest;
    Pending rest = newest.next;
    newest.next = null;
    while (rest != null) {
      Pending older = rest;
      rest = older.next;
      older.next = oldestFirst;
      oldestFirst = older;
    }
    return oldestFirst;
  }

  private record Discarded() implements Acknowledgement {
    @Override
    public void durable(Position position) {}

    @Override
    public void failed(Throwable cause) {}
  }
}
