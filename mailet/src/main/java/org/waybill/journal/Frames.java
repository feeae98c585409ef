package org.waybill.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Records one behind the other, each in its frame, made by one thread in one buffer and handed to a
 * {@link Journal} at once: they become durable together or not at all. The journal takes a copy, so
 * that the buffer, which is far larger than most of what is gathered in it, does not wait for the
 * disk with it. Not thread-safe.
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

  /** One record in its frame. */
  static byte[] of(byte[] record) {
    Frames frames = new Frames(Frame.OVERHEAD + record.length);
    frames.begin(record.length).put(record);
    frames.end();
    return frames.bytes.array();
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

  /** All frames, {@link #size} bytes and not one more: what waits for the disk is counted so. */
  byte[] copy() {
    return Arrays.copyOf(bytes.array(), end);
  }

  int size() {
    return end;
  }

  /** The bytes of the longest record. */
  int longest() {
    return longest;
  }
}
