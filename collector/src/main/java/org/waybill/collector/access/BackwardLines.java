package org.waybill.collector.access;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.waybill.journal.DiskSource;

/**
 * The lines of a file from its end to its beginning, each without its line feed. For one thread.
 */
final class BackwardLines {

  private static final int BLOCK = 64 << 10;

  private final DiskSource file;
  private byte[] block = new byte[0];

  /** Where the block begins in the file, and where in it the next line ends. */
  private long blockAt;

  private int end;

  /** Begins before that place, which stands behind a line feed or at the end. */
  BackwardLines(DiskSource file, long place) throws IOException {
    this.file = file;
    this.blockAt = Math.min(place, file.size());
  }

  /** Where the line last returned begins. */
  long place() {
    return blockAt + end;
  }

  /** The line before; empty at the beginning. */
  Optional<byte[]> next() throws IOException {
    if (place() == 0) {
      return Optional.empty();
    }
    while (true) {
      int feed = lastFeedBefore(end - 1);
      if (feed >= 0 || blockAt == 0) {
        byte[] line = Arrays.copyOfRange(block, feed + 1, withoutFeed());
        end = feed + 1;
        return Optional.of(line);
      }
      readBefore();
    }
  }

  private int withoutFeed() {
    return end > 0 && block[end - 1] == '\n' ? end - 1 : end;
  }

  private int lastFeedBefore(int place) {
    for (int at = place - 1; at >= 0; at--) {
      if (block[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Puts the bytes before the block in front of what is left of it. */
  private void readBefore() throws IOException {
    int more = (int) Math.min(Math.max(BLOCK, end), blockAt);
    byte[] wider = new byte[more + end];
    int filled = 0;
    while (filled < more) {
      int read = file.read(blockAt - more + filled, wider, filled, more - filled);
      if (read < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      filled += read;
    }
    System.arraycopy(block, 0, wider, more, end);
    block = wider;
    blockAt -= more;
    end += more;
  }
}
