package org.waybill.wire;

import java.util.Base64;

/** The form that every 16-byte id shares: 22 characters of base64url, and nothing else is taken. */
final class Bytes16 {

  static final int LENGTH = 16;

  private Bytes16() {}

  static byte[] check(byte[] bytes, String what) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          what + " has " + bytes.length + " bytes; it takes exactly " + LENGTH);
    }
    return bytes.clone();
  }

  static String format(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] parse(String text, String what) {
    byte[] bytes = Base64Url.decode(text);
    if (bytes == null || bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          what + " is not 22 characters of base64url (A-Z a-z 0-9 - _)");
    }
    return bytes;
  }
}
