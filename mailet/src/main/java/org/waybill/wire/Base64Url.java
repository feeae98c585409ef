package org.waybill.wire;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Canonical base64url without padding (RFC 4648 section 5): one spelling for each value. */
final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
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

  /**
   * The bytes, or null where the text is not the canonical spelling of any. The JDK's decoder takes
   * padding and stray low bits; a second spelling of a token would be a second token.
   */
  static byte @Nullable [] decode(String text) {
    int length = text.length();
    if ((length & 3) == 1) {
      return null;
    }
    byte[] bytes = new byte[(int) (length * 3L / 4)];
    int at = 0;
    int bits = 0;
    int held = 0;
    int refused = 0;
    for (int i = 0; i < length; i++) {
      int sextet = sextet(text.charAt(i));
      refused |= sextet;
      bits = (bits << 6) | (sextet & 0x3F);
      held += 6;
      if (held >= 8) {
        held -= 8;
        bytes[at++] = (byte) (bits >> held);
      }
    }
    boolean canonical = refused >= 0 && (bits & ((1 << held) - 1)) == 0;
    return canonical ? bytes : null;
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
