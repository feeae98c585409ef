package org.waybill.journal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a journal does with the files an earlier run left: files whose creation was interrupted go,
 * the torn tail of the newest segment is cut, and what remains is forced before anybody reads it
 * (an earlier process may have died between its write and its fsync).
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Disk disk;
  private final Segments segments;
  private final TreeMap<Long, Optional<SegmentHeader>> found = new TreeMap<>();
  private long highest;
  private long cutBytes;
  private int cutRecords;

  Recovery(Disk disk, Segments segments) {
    this.disk = disk;
    this.segments = segments;
  }

  /** Enters all segments found; leaves the durable end behind the last record. */
  void run() throws IOException {
    for (String name : disk.list()) {
      OptionalLong segment = SegmentName.parse(name);
      if (segment.isPresent()) {
        readHeader(segment.getAsLong());
      }
    }
    Map<Long, Integer> seals = new HashMap<>();
    for (Optional<SegmentHeader> header : found.values()) {
      header.ifPresent(h -> seals.put(h.previous(), h.previousEnd()));
    }
    Position end = Position.START;
    for (Map.Entry<Long, Optional<SegmentHeader>> entry : found.entrySet()) {
      end = enter(entry.getKey(), entry.getValue().isPresent(), seals, end);
    }
    segments.advance(end);
  }

  /** The highest number any segment's file bore, whole or not; 0 when there was none. */
  long highest() {
    return highest;
  }

  /** Bytes of torn records that were cut. */
  long cutBytes() {
    return cutBytes;
  }

  /** Records that were cut although all their bytes are there. */
  int cutRecords() {
    return cutRecords;
  }

  private void readHeader(long segment) throws IOException {
    highest = Math.max(highest, segment);
    boolean interrupted;
    try (SegmentCursor cursor = SegmentCursor.open(disk, segment, 0)) {
      Optional<SegmentHeader> header = cursor.header();
      interrupted =
          header.isEmpty() && cursor.contentEnd(SegmentHeader.BYTES) == SegmentHeader.BYTES;
      if (!interrupted) {
        found.put(segment, header);
      }
    }
    if (interrupted) {
      disk.delete(SegmentName.of(segment));
    }
  }

  private Position enter(long segment, boolean whole, Map<Long, Integer> seals, Position before)
      throws IOException {
    Integer seal = seals.get(segment);
    boolean newest = segment == found.lastKey();
    int end;
    long size;
    long content;
    try (SegmentCursor cursor = SegmentCursor.open(disk, segment, 0)) {
      end = seal != null ? seal : end(cursor, whole, newest);
      size = Math.min(cursor.fileSize(), Integer.MAX_VALUE);
      content = newest && whole ? cursor.contentEnd(end) : end;
      cutRecords += end < content ? records(cursor, (int) size, (int) content) : 0;
    }
    if (newest && whole) {
      cut(segment, end, content);
      size = end;
    }
    segments.put(segment, new Segments.Extent(end, size));
    return end > SegmentHeader.BYTES ? new Position(segment, end) : before;
  }

  /** Where the records of a segment end that no later header seals. */
  private static int end(SegmentCursor cursor, boolean whole, boolean newest) throws IOException {
    int size = (int) Math.min(cursor.fileSize(), Integer.MAX_VALUE);
    if (!whole) {
      return size;
    }
    while (true) {
      switch (cursor.next(size)) {
        case Step.Whole record -> {}
        case Step.End end -> {
          return cursor.offset();
        }
        case Step.Broken broken -> {
          // an older segment's damage is left for the reader to come upon and report
          return newest ? cursor.offset() : size;
        }
      }
    }
  }

  /**
   * Records from the cursor on that are whole, or broken although all their bytes are there. Of a
   * write that was interrupted by a kill none is; after a power cut some may be, unacknowledged;
   * where the disk or somebody's hand has damaged what was acknowledged, the damaged one and those
   * behind it are.
   *
   * @param content behind the last byte that is not zero
   */
  private static int records(SegmentCursor cursor, int size, int content) throws IOException {
    int records = 0;
    while (true) {
      switch (cursor.next(size)) {
        case Step.Whole record -> records++;
        case Step.End end -> {
          return records;
        }
        case Step.Broken broken -> {
          if (!cursor.skip(content)) {
            return records;
          }
          records++;
        }
      }
    }
  }

  /** Zeros that were filled in ahead go too, and are no loss. */
  private void cut(long segment, int end, long content) throws IOException {
    if (end < content) {
      cutBytes = content - end;
      LOG.warn(
          "journal {}: cut {} bytes of unfinished records from the end of segment {}; {} records in"
              + " them had been written to their end and may have been acknowledged",
          disk.describe(),
          cutBytes,
          segment,
          cutRecords);
    }
    disk.truncate(SegmentName.of(segment), end);
  }
}
