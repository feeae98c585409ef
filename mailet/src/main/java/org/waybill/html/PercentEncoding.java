package org.waybill.html;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of the URL standard (section 1.3). */
final class PercentEncoding {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  static final String PATH = "\"#<>?^`{}";
  static final String QUERY = "\"#<>'";
  static final String FRAGMENT = "\"<>`";

  private PercentEncoding() {}

  /** Encodes spaces, controls, the given ASCII characters and what is not ASCII. */
  static String utf8(String text, String set) {
    return encode(text, set, UrlCharset.UTF_8);
  }

  /**
   * "Percent-encode after encoding": what the charset does not have becomes a percent-encoded
   * {@code &#N;}, as in form submission.
   */
  static String encode(String text, String set, UrlCharset charset) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c, set, charset));
    return out.toString();
  }

  private static void append(StringBuilder out, int c, String set, UrlCharset charset) {
    if (c > 0x20 && c < 0x7F && set.indexOf(c) < 0) {
      out.append((char) c);
    } else if (c < 0x80) {
      append(out, new byte[] {(byte) c});
    } else {
      byte[] bytes = charset.encode(c);
      append(out, bytes.length == 0 ? ("&#" + c + ";").getBytes(StandardCharsets.US_ASCII) : bytes);
    }
  }

  /** In an unencodable character's replacement the digits stay: {@code %26%238364%3B}. */
  private static void append(StringBuilder out, byte[] bytes) {
    for (byte b : bytes) {
      if (b >= '0' && b <= '9') {
        out.append((char) b);
      } else {
        out.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
      }
    }
  }
}
