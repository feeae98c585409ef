package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file being written, append only. Used by one thread. */
public interface DiskFile extends Closeable {
  /**
   * Appends all remaining bytes to those appended before, over zeros that were filled in ahead;
   * after an exception any part of them may have been written.
   */
  void append(ByteBuffer bytes) throws IOException;

  /**
   * Makes the file longer by that many zeros, which what is appended next will take the place of:
   * once they are forced, a force has only bytes to bring to the disk and not the file's length.
   * After an exception there may be any number of them.
   */
  void fill(int zeros) throws IOException;

  /**
   * Returns when all bytes appended and filled in so far would survive a power cut. After an
   * exception the file must not be used further: the operating system may have forgotten which
   * bytes it still owed.
   */
  void force() throws IOException;
}
