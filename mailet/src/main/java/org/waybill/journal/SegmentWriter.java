package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The one segment being written. Records gather in a buffer that goes to the file when it is full
 * or forced. Used by the writer thread alone; after an exception only {@link #close} may follow.
 */
final class SegmentWriter implements Closeable {
  private final DiskFile file;
  private final ByteBuffer buffer;
  private final long segment;
  private final int limit;
  private int ahead;
  private int end;
  private int filled;
  private int forced;

  private SegmentWriter(DiskFile file, ByteBuffer buffer, long segment, JournalOptions options) {
    this.file = file;
    this.buffer = buffer.clear();
    this.segment = segment;
    this.limit = options.segmentBytes();
    this.ahead = options.aheadBytes();
    this.end = SegmentHeader.BYTES;
    this.forced = SegmentHeader.BYTES;
  }

  /** Returns when header and folder entry are durable: only then may records be acknowledged. */
  static SegmentWriter create(
      Disk disk, SegmentHeader header, ByteBuffer buffer, JournalOptions options)
      throws IOException {
    DiskFile file = disk.create(SegmentName.of(header.segment()));
    try {
      SegmentWriter writer = new SegmentWriter(file, buffer, header.segment(), options);
      file.append(header.encode());
      writer.force();
      disk.forceFolder();
      return writer;
    } catch (IOException | RuntimeException e) {
      discard(disk, header, file, e);
      throw e;
    }
  }

  long segment() {
    return segment;
  }

  /** The offset behind the last record appended, forced or not. */
  int end() {
    return end;
  }

  /** The bytes its file takes, zeros ahead of the records included. */
  int bytes() {
    return Math.max(end, filled);
  }

  /** The offset behind the last record that is durable. */
  int forced() {
    return forced;
  }

  /** Whether records may still go in; an empty segment takes any. */
  boolean takes(Pending pending) {
    return end == SegmentHeader.BYTES || (long) end + pending.size <= limit;
  }

  void append(Pending pending) throws IOException {
    pending.offset = end;
    end += pending.size;
    int done = 0;
    while (done < pending.size) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(buffer.remaining(), pending.size - done);
      buffer.put(pending.frames, done, part);
      done += part;
    }
  }

  /** Fills in zeros with the first force and with each that has used the last ones up. */
  void force() throws IOException {
    flush();
    if (end > filled) {
      fillAhead();
    }
    file.force();
    forced = end;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void flush() throws IOException {
    if (buffer.position() > 0) {
      file.append(buffer.flip());
      buffer.clear();
    }
  }

  private void fillAhead() {
    int zeros = Math.min(ahead, limit - end);
    filled = end;
    if (zeros > 0) {
      try {
        file.fill(zeros);
        filled = end + zeros;
      } catch (IOException e) {
        // they save time, and the records are written: a disk too full for zeros may have room
        // enough for many records yet
        ahead = 0;
      }
    }
  }

  /** Its number is not used again, and no record was in it. */
  private static void discard(Disk disk, SegmentHeader header, DiskFile file, Exception cause) {
    try (file) {
      disk.delete(SegmentName.of(header.segment()));
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
