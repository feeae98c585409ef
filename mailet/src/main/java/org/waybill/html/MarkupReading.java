package org.waybill.html;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A reading of a body for its markup only, in charsets whose bytes below 0x80 are not always ASCII
 * characters: as long as the body, one char a byte, and every byte of what is no ASCII character
 * replaced by a letter that means nothing to HTML.
 *
 * <p>Strict: where a sequence has no character, is not how the charset would write it, or where
 * readers might differ on which bytes belong together, there is no reading. Every two-byte sequence
 * that passes here in Big5-HKSCS, GBK, GB18030 and windows-31j is one character to Chromium 156 as
 * well.
 */
final class MarkupReading {
  private static final char MASK = '\u00E9';
  private static final char ESCAPE = '\u001B';
  private static final String TO_ASCII = "\u001B(B";
  private static final String TO_JIS = "\u001B$B";
  private static final String TO_OLD_JIS = "\u001B$@";

  private MarkupReading() {}

  /**
   * Reads a charset in which every sequence of bytes begins anew.
   *
   * @param body one char a byte
   */
  static Optional<String> ofSequences(String body, Charset charset) {
    Optional<String> text = decode(body, charset);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    char[] reading = body.toCharArray();
    Map<Integer, String> sequences = new HashMap<>();
    int at = 0;
    for (int i = 0; i < text.get().length(); ) {
      int c = text.get().codePointAt(i);
      int next =
          c < 0x80
              ? behind(body, at, (char) c)
              : behind(body, at, sequences.computeIfAbsent(c, one -> encode(one, charset)));
      if (next < 0) {
        return Optional.empty();
      }
      if (c >= 0x80) {
        Arrays.fill(reading, at, next, MASK);
      }
      at = next;
      i += Character.charCount(c);
    }
    return at == reading.length ? Optional.of(new String(reading)) : Optional.empty();
  }

  private static int behind(String body, int at, char ascii) {
    return at < body.length() && body.charAt(at) == ascii ? at + 1 : -1;
  }

  private static int behind(String body, int at, String sequence) {
    return body.startsWith(sequence, at) ? at + sequence.length() : -1;
  }

  /**
   * Reads ISO-2022-JP (RFC 1468): runs of two-byte characters between {@code ESC $ B} and {@code
   * ESC ( B}. An escape sequence that switches to anything else, or between which nothing stands,
   * has no width to a browser and could split a tag's name; such a body has no reading.
   *
   * @param body one char a byte
   */
  static Optional<String> ofRuns(String body, Charset charset) {
    char[] reading = body.toCharArray();
    int from = 0;
    for (int at = body.indexOf(ESCAPE); at >= 0; at = body.indexOf(ESCAPE, from)) {
      int end = body.indexOf(TO_ASCII, at);
      boolean toJis = body.startsWith(TO_JIS, at) || body.startsWith(TO_OLD_JIS, at);
      if (!toJis || end < 0 || !isJis(body.substring(at + TO_JIS.length(), end), charset)) {
        return Optional.empty();
      }
      if (!isPlain(body, from, at)) {
        return Optional.empty();
      }
      from = end + TO_ASCII.length();
      Arrays.fill(reading, at, from, MASK);
    }
    return isPlain(body, from, body.length()) ? Optional.of(new String(reading)) : Optional.empty();
  }

  /** At least one pair of bytes from 0x21 to 0x7E, all of which are characters. */
  private static boolean isJis(String pairs, Charset charset) {
    String run = TO_JIS + pairs + TO_ASCII;
    return !pairs.isEmpty()
        && pairs.length() % 2 == 0
        && pairs.chars().allMatch(b -> b > 0x20 && b < 0x7F)
        && decode(run, charset)
            .filter(text -> text.chars().allMatch(c -> c >= 0x80))
            .filter(text -> encode(text, charset).equals(run))
            .isPresent();
  }

  private static boolean isPlain(String body, int from, int to) {
    for (int at = from; at < to; at++) {
      if (body.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decode(String bytes, Charset charset) {
    try {
      byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String encode(int codePoint, Charset charset) {
    return encode(Character.toString(codePoint), charset);
  }

  /** One char a byte; a question mark for what the charset lacks, which differs from any source. */
  private static String encode(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
