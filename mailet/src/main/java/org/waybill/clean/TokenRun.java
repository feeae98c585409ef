package org.waybill.clean;

import java.nio.charset.StandardCharsets;

/** The characters of one token, line by line. Not thread-safe. */
final class TokenRun {

  /** Lines that one URL is put together from. */
  private static final int MOST_LINES = 40;

  /** Beyond every tracked URL, so that a line of megabytes is not copied. */
  private static final int MOST_CHARACTERS = 32_768;

  private final byte[] bytes;
  private final int limit;
  private final Wrapping wrapping;
  private final StringBuilder text = new StringBuilder();
  private int end;
  private int lines;

  TokenRun(byte[] bytes, int start, int limit, Wrapping wrapping) {
    this.bytes = bytes;
    this.limit = limit;
    this.wrapping = wrapping;
    this.end = start;
  }

  /** What was read up to now. */
  String text() {
    return text.toString();
  }

  /** Behind the last character read. */
  int end() {
    return end;
  }

  /** Reads a line more; false where there is none that could belong to the token. */
  boolean next() {
    int start = lines == 0 ? end : continued();
    if (start < 0 || lines++ >= MOST_LINES) {
      return false;
    }
    int at = start;
    while (at < limit && at - start <= MOST_CHARACTERS && isToken(bytes[at])) {
      at++;
    }
    text.append(new String(bytes, start, at - start, StandardCharsets.US_ASCII));
    end = at;
    return at > start;
  }

  /** Where the next line's own text begins, behind its quote signs; -1 where the line goes on. */
  private int continued() {
    int at = end;
    if (wrapping == Wrapping.NONE) {
      return -1;
    }
    at += at < limit && bytes[at] == ' ' ? 1 : 0;
    at += at < limit && bytes[at] == '\r' ? 1 : 0;
    if (at >= limit || bytes[at] != '\n') {
      return -1;
    }
    at++;
    while (at < limit && (bytes[at] == '>' || bytes[at] == ' ')) {
      at++;
    }
    return at;
  }

  /** RFC 4648 section 5. */
  private static boolean isToken(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
