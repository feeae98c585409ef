package org.waybill.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes a ledger record's fields, big-endian; text is its length (2 bytes) and UTF-8. */
final class FieldsOut {

  static final int ABSENT = 0xFFFF;
  static final int LONGEST_TEXT = 0xFFFE;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  FieldsOut put1(int value) {
    out.write(value);
    return this;
  }

  FieldsOut put2(int value) {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("a count is " + value + "; it takes 0 to 65535");
    }
    return put(ByteBuffer.allocate(Short.BYTES).putShort((short) value).array());
  }

  FieldsOut put4(int value) {
    return put(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  FieldsOut put8(long value) {
    return put(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  FieldsOut put(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  FieldsOut text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a text of " + bytes.length + " bytes; it takes at most " + LONGEST_TEXT);
    }
    return put2(bytes.length).put(bytes);
  }

  FieldsOut optional(Optional<String> text) {
    return text.isPresent() ? text(text.orElseThrow()) : put2(ABSENT);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
