package org.waybill.journal;

import java.util.zip.CRC32C;

/**
 * How a record lies in a segment: length 4 | CRC32C 4 | the bytes; big-endian, the checksum over
 * length and bytes. A length of zero ends a segment's records, so that files may be filled with
 * zeros ahead; empty records are not taken for that reason.
 */
final class Frame {
  /** Bytes in front of a record. */
  static final int OVERHEAD = 8;

  private Frame() {}

  static int checksum(byte[] record) {
    CRC32C crc = new CRC32C();
    int length = record.length;
    crc.update(length >>> 24);
    crc.update(length >>> 16);
    crc.update(length >>> 8);
    crc.update(length);
    crc.update(record, 0, length);
    return (int) crc.getValue();
  }

  /** The checksum of a record that lies in its frame, the length in front of it. */
  static int checksum(byte[] bytes, int frameAt, int length, CRC32C crc) {
    crc.reset();
    crc.update(bytes, frameAt, Integer.BYTES);
    crc.update(bytes, frameAt + OVERHEAD, length);
    return (int) crc.getValue();
  }
}
