package org.waybill.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The end of a text/plain body, where lines of ours are put: in front of the signature's delimiter
 * ({@code "-- "}, RFC 3676 section 4.3), or behind the last line that says something. Immutable.
 */
public final class PlainEnd {
  private static final String DELIMITER = "-- ";

  private final String source;
  private final Encoding encoding;
  private final Optional<Charset> registered;
  private final String lineEnd;
  private final int offset;
  private final boolean beforeSignature;

  private PlainEnd(String source, Encoding encoding, Optional<String> label, String lineEnd) {
    this.source = source;
    this.encoding = encoding;
    this.registered = label.map(String::strip).flatMap(WhatwgLabel::javaCharset);
    this.lineEnd = lineEnd;
    int signature = signature(source);
    this.beforeSignature = signature >= 0;
    this.offset = beforeSignature ? signature : lastLineEnd(source);
  }

  /**
   * Looks for the place.
   *
   * @param decoded the body's bytes after transfer decoding; not kept
   * @param charsetLabel the charset parameter as found
   * @param lineEnd CRLF or LF, what the body's lines end in
   * @return empty where it cannot be told which bytes are ASCII characters
   */
  public static Optional<PlainEnd> of(
      byte[] decoded, Optional<String> charsetLabel, String lineEnd) {
    String source = new String(decoded, StandardCharsets.ISO_8859_1);
    Encoding encoding = Encoding.of(source, charsetLabel);
    return encoding
        .markup(source)
        .map(ascii -> new PlainEnd(ascii, encoding, charsetLabel, lineEnd));
  }

  /** Where the lines go, as an offset into the decoded bytes. */
  public int offset() {
    return offset;
  }

  /**
   * The lines as they stand there, an empty one around them, without line end where the body ends
   * without one.
   *
   * @param lines separated by LF, already {@linkplain #encoded encoded}
   */
  public String placed(String lines) {
    boolean endsLine = offset == 0 || source.charAt(offset - 1) == '\n';
    boolean apart = offset == 0 || isBlankBefore();
    String words = lines.replace("\n", lineEnd);
    if (beforeSignature) {
      return (apart ? "" : lineEnd) + words + lineEnd + lineEnd;
    }
    return endsLine ? (apart ? "" : lineEnd) + words + lineEnd : lineEnd + lineEnd + words;
  }

  /**
   * Words in the body's charset, a character for each byte.
   *
   * @param ascii whether the transfer encoding has no room for other bytes
   * @return empty where the charset lacks one, or where readers differ on which it is
   */
  public Optional<String> encoded(String words, boolean ascii) {
    if (Ascii.isAscii(words)) {
      return Optional.of(words);
    }
    return ascii || encoding.urls().isEmpty()
        ? Optional.empty()
        : registered
            .flatMap(charset -> bytes(words, charset))
            .filter(bytes -> bytes(words, encoding.text()).filter(bytes::equals).isPresent());
  }

  private static Optional<String> bytes(String words, Charset charset) {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(words));
      return Optional.of(StandardCharsets.ISO_8859_1.decode(bytes).toString());
    } catch (CharacterCodingException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private boolean isBlankBefore() {
    int end = offset - (source.startsWith("\r\n", offset - 2) ? 2 : 1);
    return source.substring(source.lastIndexOf('\n', end - 1) + 1, Math.max(0, end)).isBlank();
  }

  /** Where the last delimiter's line begins, -1 where there is none. */
  private static int signature(String text) {
    int at = text.lastIndexOf(DELIMITER);
    while (at >= 0) {
      boolean begins = at == 0 || text.charAt(at - 1) == '\n';
      int end = at + DELIMITER.length();
      if (begins && (text.startsWith("\n", end) || text.startsWith("\r\n", end))) {
        return at;
      }
      at = at == 0 ? -1 : text.lastIndexOf(DELIMITER, at - 1);
    }
    return -1;
  }

  /** Behind the line end of the last line that is not blank; the end where it has none. */
  private static int lastLineEnd(String text) {
    int end = text.length();
    while (end > 0 && Ascii.isSpace(text.charAt(end - 1))) {
      end--;
    }
    int line = text.indexOf('\n', end);
    return line < 0 ? text.length() : line + 1;
  }
}
