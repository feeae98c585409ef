package org.waybill.mailet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Collects a message's bytes, up to a bound: James's heap is not ours alone. */
final class BoundedBytes extends OutputStream {

  /** Bytes; twice what most mail systems take, and no more than a second's work. */
  static final int MOST = 64 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);

  @Override
  public void write(int b) throws IOException {
    check(1);
    bytes.write(b);
  }

  @Override
  public void write(byte[] more, int offset, int length) throws IOException {
    check(length);
    bytes.write(more, offset, length);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private void check(int more) throws IOException {
    if (bytes.size() + (long) more > MOST) {
      throw new MessageTooLargeException();
    }
  }
}
