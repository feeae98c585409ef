package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Steps through one segment's file, up to limits that may grow between two steps. Reads ahead,
 * never beyond the limit. Used by one thread.
 */
final class SegmentCursor implements Closeable {
  private static final int AHEAD = 1 << 16;

  private final long segment;
  private final DiskSource file;
  private byte[] buffer = new byte[AHEAD];
  private int bufferStart;
  private int buffered;
  private int offset;

  private SegmentCursor(long segment, DiskSource file, int offset) {
    this.segment = segment;
    this.file = file;
    this.offset = offset;
  }

  /** A cursor at {@code offset}, at the earliest behind the header. */
  static SegmentCursor open(Disk disk, long segment, int offset) throws IOException {
    DiskSource file = disk.open(SegmentName.of(segment));
    return new SegmentCursor(segment, file, Math.max(offset, SegmentHeader.BYTES));
  }

  long segment() {
    return segment;
  }

  int offset() {
    return offset;
  }

  long fileSize() throws IOException {
    return file.size();
  }

  Optional<SegmentHeader> header() throws IOException {
    byte[] start = new byte[SegmentHeader.BYTES];
    return SegmentHeader.decode(start, readFully(0, start, 0, start.length), segment);
  }

  /** The offset behind the file's last byte that is not zero; {@code from} when none follows it. */
  long contentEnd(long from) throws IOException {
    byte[] part = new byte[AHEAD];
    long end = from;
    long at = from;
    for (int read = file.read(at, part, 0, AHEAD);
        read > 0;
        at += read, read = file.read(at, part, 0, AHEAD)) {
      int last = read - 1;
      while (last >= 0 && part[last] == 0) {
        last--;
      }
      end = last < 0 ? end : at + last + 1;
    }
    return end;
  }

  /** The record at the present offset, which then moves behind it. */
  Step next(int limit) throws IOException {
    int available = fill(Frame.OVERHEAD, limit);
    if (available == 0) {
      return new Step.End();
    }
    int length = available < 4 ? -1 : intAt(0);
    if (length == 0) {
      return new Step.End();
    }
    if (available < Frame.OVERHEAD) {
      return new Step.Broken("%d bytes are no record".formatted(available));
    }
    if (length < 0 || length > limit - offset - Frame.OVERHEAD) {
      return new Step.Broken("length %d reaches beyond offset %d".formatted(length, limit));
    }
    int checksum = intAt(4);
    if (fill(Frame.OVERHEAD + length, limit) < Frame.OVERHEAD + length) {
      return new Step.Broken("the file ends inside a record of %d bytes".formatted(length));
    }
    int from = offset - bufferStart + Frame.OVERHEAD;
    byte[] record = Arrays.copyOfRange(buffer, from, from + length);
    if (Frame.checksum(record) != checksum) {
      return new Step.Broken("checksum of a record of %d bytes is wrong".formatted(length));
    }
    offset += Frame.OVERHEAD + length;
    return new Step.Whole(record);
  }

  /**
   * Moves behind a broken record where its length can be believed: it ends before the limit.
   *
   * @return whether it moved
   */
  boolean skip(int limit) throws IOException {
    int length = fill(Frame.OVERHEAD, limit) < Frame.OVERHEAD ? 0 : intAt(0);
    if (length <= 0 || length > limit - offset - Frame.OVERHEAD) {
      return false;
    }
    offset += Frame.OVERHEAD + length;
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Makes {@code wanted} bytes from the offset on available, fewer before limit or end of file. */
  private int fill(int wanted, int limit) throws IOException {
    int have = bufferStart + buffered - offset;
    int possible = Math.min(wanted, limit - offset);
    if (have >= possible) {
      return possible;
    }
    if (buffer.length < wanted) {
      buffer = new byte[wanted];
    }
    bufferStart = offset;
    buffered = readFully(offset, buffer, 0, Math.min(buffer.length, limit - offset));
    return Math.min(wanted, buffered);
  }

  private int readFully(long at, byte[] into, int start, int length) throws IOException {
    int filled = 0;
    while (filled < length) {
      int read = file.read(at + filled, into, start + filled, length - filled);
      if (read <= 0) {
        break;
      }
      filled += read;
    }
    return filled;
  }

  private int intAt(int ahead) {
    int i = offset - bufferStart + ahead;
    return (buffer[i] & 0xFF) << 24
        | (buffer[i + 1] & 0xFF) << 16
        | (buffer[i + 2] & 0xFF) << 8
        | (buffer[i + 3] & 0xFF);
  }
}
