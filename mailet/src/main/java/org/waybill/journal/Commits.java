package org.waybill.journal;

/**
 * What a journal has made durable since it was opened. Immutable.
 *
 * @param count how often it forced the disk
 * @param bytes the bytes of records that these made durable, frames included
 * @param nanos the time they took, writing included, in nanoseconds
 */
public record Commits(long count, long bytes, long nanos) {

  static final Commits NONE = new Commits(0, 0, 0);

  Commits and(long moreBytes, long moreNanos) {
    return new Commits(count + 1, bytes + moreBytes, nanos + moreNanos);
  }
}
