package org.waybill.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A small file that holds either its old content or its new one, whenever the power goes: written
 * beside, forced, renamed over the old one, and the folder forced. Thread-safe.
 */
public final class AtomicFile {
  /**
   * Ends the name of a file that was being written; what an earlier run left of one is overwritten.
   */
  private static final String BESIDE = ".tmp";

  private static final int LONGEST = 1 << 20;

  private final Disk disk;
  private final String name;

  public AtomicFile(Disk disk, String name) {
    this.disk = disk;
    this.name = name;
  }

  /** The content last stored, or nothing when nothing ever was. */
  public synchronized Optional<byte[]> load() throws IOException {
    if (!disk.list().contains(name)) {
      return Optional.empty();
    }
    try (DiskSource file = disk.open(name)) {
      return Optional.of(content(file));
    }
  }

  /** Returns when {@code content} would survive a power cut. */
  public synchronized void store(byte[] content) throws IOException {
    String beside = name + BESIDE;
    disk.delete(beside);
    try (DiskFile file = disk.create(beside)) {
      file.append(ByteBuffer.wrap(content));
      file.force();
    }
    disk.rename(beside, name);
    disk.forceFolder();
  }

  /** For messages to people. */
  @Override
  public String toString() {
    return name + " in " + disk.describe();
  }

  private byte[] content(DiskSource file) throws IOException {
    long size = file.size();
    if (size > LONGEST) {
      throw new IOException(
          "%s has %d bytes, at most %d are allowed: it is not what was stored there; remove it"
              .formatted(this, size, LONGEST));
    }
    byte[] content = new byte[(int) size];
    int filled = 0;
    while (filled < content.length) {
      int read = file.read(filled, content, filled, content.length - filled);
      if (read < 0) {
        throw new IOException("%s ends after %d of %d bytes".formatted(this, filled, size));
      }
      filled += read;
    }
    return content;
  }
}
