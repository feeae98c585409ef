package org.waybill.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Records one behind the other, each in its frame, made by one thread in one buffer and handed to a
 * {@link Journal} at once: they become durable together or not at all. Used again once the journal
 * has said what became of them. Not thread-safe.
 */
public final class Frames {
  private static final int FIRST_BYTES = 1 << 15;

  private final CRC32C crc = new CRC32C();
  private ByteBuffer bytes;
  private int end;
  private int longest;

  /** No records. */
  public Frames() {
    this(FIRST_BYTES);
  }

  private Frames(int room) {
    this.bytes = ByteBuffer.allocate(room);
  }

  /** One record. */
  static Frames of(byte[] record) {
    Frames frames = new Frames(Frame.OVERHEAD + record.length);
    frames.begin(record.length).put(record);
    frames.end();
    return frames;
  }

  /**
   * Begins a record, in place of one that was begun and not ended.
   *
   * @param most how many bytes it may have
   * @return a buffer on the heap, positioned where the record's bytes are to be put
   */
  public ByteBuffer begin(int most) {
    int needed = Math.addExact(end, Math.addExact(Frame.OVERHEAD, most));
    if (needed > bytes.capacity()) {
      int doubled = (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - 8);
      bytes = ByteBuffer.allocate(Math.max(needed, doubled)).put(bytes.array(), 0, end);
    }
    return bytes.position(end + Frame.OVERHEAD);
  }

  /**
   * Ends the record: it reaches to the buffer's position.
   *
   * @return the bytes of all records so far, their frames included
   * @throws IllegalStateException for an empty one
   */
  public int end() {
    int length = bytes.position() - end - Frame.OVERHEAD;
    if (length <= 0) {
      throw new IllegalStateException("an empty record; a record has 1 byte or more");
    }
    bytes.putInt(end, length);
    bytes.putInt(end + Integer.BYTES, Frame.checksum(bytes.array(), end, length, crc));
    longest = Math.max(longest, length);
    end = bytes.position();
    return end;
  }

  /** Forgets all records. */
  public void clear() {
    end = 0;
    longest = 0;
  }

  /** All frames, from the first byte to that of {@link #size}; not to be changed. */
  byte[] array() {
    return bytes.array();
  }

  int size() {
    return end;
  }

  /** The bytes of the longest record. */
  int longest() {
    return longest;
  }
}
