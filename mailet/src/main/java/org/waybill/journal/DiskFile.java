package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file being written, append only. Used by one thread. */
public interface DiskFile extends Closeable {
  /** Appends all remaining bytes; after an exception any part of them may have been written. */
  void append(ByteBuffer bytes) throws IOException;

  /**
   * Returns when all bytes appended so far would survive a power cut. After an exception the file
   * must not be used further: the operating system may have forgotten which bytes it still owed.
   */
  void force() throws IOException;
}
