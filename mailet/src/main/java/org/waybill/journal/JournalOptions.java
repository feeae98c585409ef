package org.waybill.journal;

import java.time.Duration;

/**
 * How a journal is laid out.
 *
 * @param name the writer thread's name, for thread dumps
 * @param segmentBytes a segment takes no further record once it would grow beyond this
 * @param aheadBytes how far the newest segment's file is filled with zeros ahead of its records; 0
 *     for not at all. A commit within them is cheaper: the disk has no file length to bring along
 * @param maxRecordBytes the longest record taken
 * @param maxQueuedBytes what may wait for the disk in memory; beyond it appends fail at once
 * @param closeWait how long {@link Journal#close} waits for a disk that does not answer
 * @param firstSegment no segment begun gets a lower number, 1 or more
 */
public record JournalOptions(
    String name,
    int segmentBytes,
    int aheadBytes,
    int maxRecordBytes,
    long maxQueuedBytes,
    Duration closeWait,
    long firstSegment) {
  private static final int MEBI = 1 << 20;

  public JournalOptions {
    atLeast("segmentBytes", segmentBytes, 64);
    atLeast("aheadBytes", aheadBytes, 0);
    atLeast("maxRecordBytes", maxRecordBytes, 1);
    atLeast("maxQueuedBytes", maxQueuedBytes, 1);
    atLeast("firstSegment", firstSegment, 1);
    if (maxRecordBytes > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "maxRecordBytes is %d, allowed are 1 to %d"
              .formatted(maxRecordBytes, Integer.MAX_VALUE / 2));
    }
  }

  /** Segments of 64 MiB, nothing filled in ahead, records up to 16 MiB, 64 MiB waiting. */
  public static JournalOptions named(String name) {
    return new JournalOptions(name, 64 * MEBI, 0, 16 * MEBI, 64L * MEBI, Duration.ofSeconds(5), 1);
  }

  public JournalOptions withSegmentBytes(int bytes) {
    return new JournalOptions(
        name, bytes, aheadBytes, maxRecordBytes, maxQueuedBytes, closeWait, firstSegment);
  }

  public JournalOptions withAheadBytes(int bytes) {
    return new JournalOptions(
        name, segmentBytes, bytes, maxRecordBytes, maxQueuedBytes, closeWait, firstSegment);
  }

  public JournalOptions withMaxRecordBytes(int bytes) {
    return new JournalOptions(
        name, segmentBytes, aheadBytes, bytes, maxQueuedBytes, closeWait, firstSegment);
  }

  public JournalOptions withMaxQueuedBytes(long bytes) {
    return new JournalOptions(
        name, segmentBytes, aheadBytes, maxRecordBytes, bytes, closeWait, firstSegment);
  }

  public JournalOptions withCloseWait(Duration wait) {
    return new JournalOptions(
        name, segmentBytes, aheadBytes, maxRecordBytes, maxQueuedBytes, wait, firstSegment);
  }

  /**
   * With a number that grows with time, a journal that was lost or put back from a backup does not
   * use a position again that a reader has passed.
   */
  public JournalOptions withFirstSegment(long number) {
    return new JournalOptions(
        name, segmentBytes, aheadBytes, maxRecordBytes, maxQueuedBytes, closeWait, number);
  }

  private static void atLeast(String what, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d, allowed is %d or more".formatted(what, value, least));
    }
  }
}
