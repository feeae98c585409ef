package org.waybill.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How far a reader has dealt with a journal, kept in a file. Thread-safe.
 *
 * <p>24 bytes, big-endian: magic {@code WBCP} | version 4 (1) | segment 8 | offset 4 | CRC32C of
 * the 20 bytes before it.
 */
public final class Checkpoint {
  private static final int MAGIC = 0x57424350;
  private static final int VERSION = 1;
  private static final int BYTES = 24;
  private static final int CHECKED = 20;

  private final AtomicFile file;

  public Checkpoint(Disk disk, String name) {
    this.file = new AtomicFile(disk, name);
  }

  /**
   * The position last stored, or nothing when none ever was.
   *
   * @throws IOException when the file cannot be read or is not what was stored
   */
  public Optional<Position> load() throws IOException {
    Optional<byte[]> stored = file.load();
    return stored.isEmpty() ? Optional.empty() : Optional.of(decode(stored.get()));
  }

  /** Returns when {@code position} would survive a power cut; until then the old one does. */
  public void store(Position position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(MAGIC).putInt(VERSION).putLong(position.segment()).putInt(position.offset());
    bytes.putInt(crc(bytes.array()));
    file.store(bytes.array());
  }

  private Position decode(byte[] stored) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    if (stored.length != BYTES
        || bytes.getInt() != MAGIC
        || bytes.getInt() != VERSION
        || bytes.getInt(CHECKED) != crc(stored)) {
      throw new IOException(
          "checkpoint %s is damaged (%d bytes, expected %d with a matching checksum): remove it to start from the oldest record kept"
              .formatted(file, stored.length, BYTES));
    }
    return new Position(bytes.getLong(), bytes.getInt());
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKED);
    return (int) crc.getValue();
  }
}
