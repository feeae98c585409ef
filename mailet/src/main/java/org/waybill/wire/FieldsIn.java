package org.waybill.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what {@link FieldsOut} writes. */
final class FieldsIn {

  private FieldsIn() {}

  static int count(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  static byte[] bytes(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  static String text(ByteBuffer in) {
    return optional(in)
        .orElseThrow(() -> new IllegalArgumentException("a text that must be there is absent"));
  }

  static Optional<String> optional(ByteBuffer in) {
    int length = count(in);
    return length == FieldsOut.ABSENT
        ? Optional.empty()
        : Optional.of(new String(bytes(in, length), StandardCharsets.UTF_8));
  }
}
