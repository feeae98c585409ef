package org.waybill.wire;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Canonical base64url without padding (RFC 4648 section 5): one spelling for each value. */
final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final byte[] SEXTETS = sextets();

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** The same as ASCII bytes. */
  static byte[] encoded(byte[] bytes) {
    return ENCODER.encode(bytes);
  }

  /** How many characters {@code length} bytes become. */
  static int encodedLength(int length) {
    return (length * 4 + 2) / 3;
  }

  /** The bytes, or null where the text is not the canonical spelling of any. */
  static byte @Nullable [] decode(String text) {
    return isCanonical(text) ? DECODER.decode(text) : null;
  }

  /**
   * The JDK's decoder takes padding and stray low bits; a second spelling of a token would be a
   * second token.
   */
  private static boolean isCanonical(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (sextet(text.charAt(i)) < 0) {
        return false;
      }
    }
    int rest = text.length() & 3;
    if (rest == 0) {
      return true;
    }
    int unused = rest == 2 ? 0b1111 : 0b11;
    return rest != 1 && (sextet(text.charAt(text.length() - 1)) & unused) == 0;
  }

  private static int sextet(char c) {
    return c < SEXTETS.length ? SEXTETS[c] : -1;
  }

  private static byte[] sextets() {
    byte[] table = new byte[128];
    Arrays.fill(table, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < alphabet.length(); i++) {
      table[alphabet.charAt(i)] = (byte) i;
    }
    return table;
  }
}
