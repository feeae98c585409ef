package org.waybill.collector.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.waybill.journal.DiskFile;

/**
 * The file that lines are being added to. Lines that come while one is being forced share the next
 * force. Thread-safe.
 */
final class LogFile {

  private final String name;
  private final DiskFile file;
  private final Object forcing = new Object();
  private volatile long written;
  private long forced;
  private volatile boolean broken;

  LogFile(String name, DiskFile file) {
    this.name = name;
    this.file = file;
  }

  String name() {
    return name;
  }

  /** Its size. */
  long written() {
    return written;
  }

  /** Whether a line failed, and no further one may follow it. */
  boolean isBroken() {
    return broken;
  }

  /** Adds a line; returns what {@link #forceTo} takes. One caller at a time. */
  long append(byte[] line) throws IOException {
    try {
      file.append(ByteBuffer.wrap(line));
      long end = written + line.length;
      written = end;
      return end;
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  /** Returns when all up to there would survive a power cut. */
  void forceTo(long end) throws IOException {
    synchronized (forcing) {
      if (forced >= end) {
        return;
      }
      long upTo = written;
      try {
        file.force();
      } catch (IOException e) {
        broken = true;
        throw e;
      }
      forced = upTo;
    }
  }

  /** Forces what is there and ends it. */
  void close() throws IOException {
    synchronized (forcing) {
      try (file) {
        if (!broken && forced < written) {
          file.force();
          forced = written;
        }
      }
    }
  }
}
