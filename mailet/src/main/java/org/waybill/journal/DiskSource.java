package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;

/** A file being read. Used by one thread. Stays readable when the file is deleted meanwhile. */
public interface DiskSource extends Closeable {
  /** The file's present length in bytes. */
  long size() throws IOException;

  /** Reads up to {@code length} bytes at {@code position}; returns how many, -1 at the end. */
  int read(long position, byte[] into, int offset, int length) throws IOException;
}
