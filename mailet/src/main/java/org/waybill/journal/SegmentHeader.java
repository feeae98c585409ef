package org.waybill.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first 32 bytes of a segment, big-endian: magic {@code WBJL} | version 4 (1) | segment 8 |
 * previous segment 8 | end of the previous segment 4 | CRC32C of the 28 bytes before it.
 *
 * <p>A header seals the segment before it: what lies behind {@code previousEnd} there was never
 * acknowledged (its write or fsync failed) and is not part of the journal.
 *
 * @param segment this segment's number, as in its name
 * @param previous the segment written before it, 0 when this is the first
 * @param previousEnd the offset behind the last durable record of {@code previous}
 */
record SegmentHeader(long segment, long previous, int previousEnd) {
  static final int BYTES = 32;
  private static final int MAGIC = 0x57424A4C;
  private static final int VERSION = 1;
  private static final int CHECKED = 28;

  ByteBuffer encode() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(MAGIC).putInt(VERSION).putLong(segment).putLong(previous).putInt(previousEnd);
    return bytes.putInt(checksum(bytes.array())).flip();
  }

  /** Nothing when the bytes are no header of this version, or of another segment. */
  static Optional<SegmentHeader> decode(byte[] start, int length, long expectedSegment) {
    if (length < BYTES) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(start);
    if (bytes.getInt() != MAGIC
        || bytes.getInt() != VERSION
        || bytes.getInt(CHECKED) != checksum(start)) {
      return Optional.empty();
    }
    return Optional.of(new SegmentHeader(bytes.getLong(), bytes.getLong(), bytes.getInt()))
        .filter(header -> header.segment == expectedSegment && header.previousEnd >= 0);
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKED);
    return (int) crc.getValue();
  }
}
