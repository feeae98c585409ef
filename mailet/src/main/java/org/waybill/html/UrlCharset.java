package org.waybill.html;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A charset exactly as browsers decode a document and encode a query with it: UTF-8, or one of the
 * single-byte encodings of the WHATWG Encoding standard. Immutable.
 */
final class UrlCharset {
  private static final char UNDEFINED = '\uFFFD';

  static final UrlCharset UTF_8 = new UrlCharset("");

  /** The characters of the bytes 0x80 to 0xFF; empty for UTF-8. */
  private final String upper;

  private UrlCharset(String upper) {
    this.upper = upper;
  }

  /** The charset as browsers have it, where Java's differs. */
  static UrlCharset of(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? UTF_8 : new UrlCharset(upperHalf(charset));
  }

  /**
   * Java leaves bytes undefined that the standard maps to the C1 controls, and differs in three
   * letters. Compared byte by byte with the tables of Chromium 156.
   */
  private static String upperHalf(Charset charset) {
    StringBuilder upper = new StringBuilder(0x80);
    for (int b = 0x80; b <= 0xFF; b++) {
      char c = new String(new byte[] {(byte) b}, charset).charAt(0);
      upper.append(c == UNDEFINED && b < 0xA0 ? (char) b : c);
    }
    switch (charset.name()) {
      case "windows-1255" -> upper.setCharAt(0xCA - 0x80, '\u05BA');
      case "KOI8-U" -> {
        upper.setCharAt(0xAE - 0x80, '\u045E');
        upper.setCharAt(0xBE - 0x80, '\u040E');
      }
      default -> {}
    }
    return upper.toString();
  }

  /**
   * Decodes strictly.
   *
   * @param bytes one char (0-255) each
   * @return empty where a byte has no character
   */
  Optional<String> decode(String bytes) {
    if (upper.isEmpty()) {
      return decodeUtf8(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
    StringBuilder text = new StringBuilder(bytes.length());
    bytes.chars().forEach(b -> text.append(b < 0x80 ? (char) b : upper.charAt(b - 0x80)));
    return text.indexOf(String.valueOf(UNDEFINED)) < 0
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  private static Optional<String> decodeUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The bytes of a non-ASCII character, or empty where the charset has none for it. */
  byte[] encode(int codePoint) {
    if (upper.isEmpty()) {
      return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }
    int at = codePoint == UNDEFINED ? -1 : upper.indexOf(codePoint);
    return at < 0 ? new byte[0] : new byte[] {(byte) (0x80 + at)};
  }
}
