package org.waybill.collector.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes all bodies under way may take up together: whoever can connect can send one, and
 * must not fill the heap with many. Thread-safe.
 */
final class BodyRoom {

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /** Empty. */
  BodyRoom(long most) {
    this.most = most;
  }

  /** Takes that many bytes; false where they are not to be had, and then none was taken. */
  boolean take(int bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void give(int bytes) {
    taken.addAndGet(-bytes);
  }
}
