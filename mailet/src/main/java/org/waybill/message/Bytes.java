package org.waybill.message;

import java.util.Arrays;

/**
 * Bytes that grow. Unlike {@link java.io.ByteArrayOutputStream} without a lock: texts are written
 * character by character. Not thread-safe.
 */
final class Bytes {

  private byte[] bytes;
  private int size;

  /** Begins with room for so many. */
  Bytes(int room) {
    bytes = new byte[Math.max(16, room)];
  }

  int size() {
    return size;
  }

  void write(int b) {
    grow(1);
    bytes[size++] = (byte) b;
  }

  void write(byte[] more) {
    write(more, 0, more.length);
  }

  void write(byte[] more, int from, int length) {
    grow(length);
    System.arraycopy(more, from, bytes, size, length);
    size += length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void grow(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed));
    }
  }
}
