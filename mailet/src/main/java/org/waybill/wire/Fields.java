package org.waybill.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Length-prefixed fields, so that no two lists of fields are the same bytes: each is its length (4
 * bytes, big-endian) and its bytes; text is UTF-8.
 */
final class Fields {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Fields() {}

  static Fields of(String label) {
    return new Fields().text(label);
  }

  Fields text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Fields number(long value) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  Fields bytes(byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
    return this;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
