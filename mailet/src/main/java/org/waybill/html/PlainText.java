package org.waybill.html;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A text/plain body as the charset rules of HTML read it, and what the rules for links say about a
 * piece of it. Immutable and thread-safe.
 */
public final class PlainText {
  private static final int MAX_SAMPLE = 16_384;

  private final String source;
  private final String ascii;
  private final Encoding encoding;

  private PlainText(String source, String ascii, Encoding encoding) {
    this.source = source;
    this.ascii = ascii;
    this.encoding = encoding;
  }

  /**
   * Reads a body.
   *
   * @param decoded its bytes after transfer decoding; not kept
   * @param charsetLabel the charset parameter as found
   * @return empty where it cannot be told which bytes are ASCII characters
   */
  public static Optional<PlainText> of(byte[] decoded, Optional<String> charsetLabel) {
    String source = new String(decoded, StandardCharsets.ISO_8859_1);
    Encoding encoding = Encoding.of(source, charsetLabel);
    return encoding.markup(source).map(ascii -> new PlainText(source, ascii, encoding));
  }

  /** One char a byte: what is below 0x80 is an ASCII character, the rest is part of another. */
  public String ascii() {
    return ascii;
  }

  /** The bytes of {@code [start, end)}, one char each. */
  public String source(int start, int end) {
    return source.substring(start, end);
  }

  /** The characters of {@code [start, end)}, as far as they can be told. */
  public String shown(int start, int end) {
    return encoding.show(source.substring(start, end));
  }

  /** The beginning of the text, about 16 kB of it. */
  public String sample() {
    return shown(0, Math.min(source.length(), MAX_SAMPLE));
  }

  /** Judges a URL that stands at {@code [start, end)}: character references mean nothing here. */
  public LinkVerdict judge(int start, int end) {
    String literal = ascii.substring(start, end).replace("&", "&amp;");
    return TargetUrl.of(literal, Quote.NONE, encoding, false);
  }
}
