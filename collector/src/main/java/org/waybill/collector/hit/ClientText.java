package org.waybill.collector.hit;

import java.nio.ByteBuffer;

/** Text that a client sent: cut, and without characters that could act in a log or a page. */
final class ClientText {

  /** Characters kept of one header; what follows tells no client from another. */
  static final int LONGEST = 512;

  private static final char REPLACEMENT = '\uFFFD';

  /** The most bytes {@link #write} writes: two of length, and three of UTF-8 a character. */
  static final int LONGEST_BYTES = Short.BYTES + 3 * LONGEST;

  private ClientText() {}

  static String clean(String text) {
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      if (isUnfit(text.charAt(i))) {
        return replaced(text, length);
      }
    }
    return text.substring(0, length);
  }

  /** Writes what {@link #clean} returns, without making it: length in bytes (2), then UTF-8. */
  static void write(String text, ByteBuffer out) {
    byte[] bytes = out.array();
    int start = out.arrayOffset() + out.position() + Short.BYTES;
    int end = start;
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      end = c >= ' ' && c < 0x7F ? ascii(c, bytes, end) : other(c, bytes, end);
    }
    out.putShort((short) (end - start)).position(out.position() + end - start);
  }

  private static int ascii(char c, byte[] bytes, int at) {
    bytes[at] = (byte) c;
    return at + 1;
  }

  /** RFC 3629 section 3, two or three bytes; there are no surrogates left. */
  private static int other(char c, byte[] bytes, int at) {
    char fit = isUnfit(c) ? REPLACEMENT : c;
    int next = at;
    if (fit < 0x800) {
      bytes[next++] = (byte) (0xC0 | (fit >> 6));
    } else {
      bytes[next++] = (byte) (0xE0 | (fit >> 12));
      bytes[next++] = (byte) (0x80 | ((fit >> 6) & 0x3F));
    }
    bytes[next++] = (byte) (0x80 | (fit & 0x3F));
    return next;
  }

  private static String replaced(String text, int length) {
    StringBuilder clean = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      clean.append(isUnfit(c) ? REPLACEMENT : c);
    }
    return clean.toString();
  }

  /** Controls, and surrogates: headers are bytes 0 to 255, so a surrogate is half a character. */
  private static boolean isUnfit(char c) {
    return Character.isISOControl(c) || Character.isSurrogate(c);
  }
}
