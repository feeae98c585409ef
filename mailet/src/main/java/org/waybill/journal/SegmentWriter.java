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
  private int end;
  private int forced;

  private SegmentWriter(DiskFile file, ByteBuffer buffer, long segment, int limit) {
    this.file = file;
    this.buffer = buffer.clear();
    this.segment = segment;
    this.limit = limit;
    this.end = SegmentHeader.BYTES;
    this.forced = SegmentHeader.BYTES;
  }

  /** Returns when header and folder entry are durable: only then may records be acknowledged. */
  static SegmentWriter create(Disk disk, SegmentHeader header, ByteBuffer buffer, int limit)
      throws IOException {
    DiskFile file = disk.create(SegmentName.of(header.segment()));
    try {
      file.append(header.encode());
      file.force();
      disk.forceFolder();
      return new SegmentWriter(file, buffer, header.segment(), limit);
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

  /** The offset behind the last record that is durable. */
  int forced() {
    return forced;
  }

  /** Whether a record may still go in; an empty segment takes any. */
  boolean takes(Pending pending) {
    return end == SegmentHeader.BYTES || (long) end + pending.size() <= limit;
  }

  void append(Pending pending) throws IOException {
    pending.offset = end;
    end += pending.size();
    if (buffer.remaining() < Frame.OVERHEAD) {
      flush();
    }
    buffer.putInt(pending.record.length).putInt(pending.checksum);
    byte[] record = pending.record;
    int done = 0;
    while (done < record.length) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(buffer.remaining(), record.length - done);
      buffer.put(record, done, part);
      done += part;
    }
  }

  void force() throws IOException {
    flush();
    file.force();
    forced = end;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void flush() throws IOException {
    file.append(buffer.flip());
    buffer.clear();
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
