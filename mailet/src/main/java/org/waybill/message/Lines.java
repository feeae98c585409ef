package org.waybill.message;

import java.nio.charset.StandardCharsets;

/** Lines in raw bytes: they end at LF, a CR in front of it belongs to the line end. */
final class Lines {

  /** RFC 5322 section 2.1.1: bytes in a line, its end not counted. */
  static final int LONGEST = 998;

  static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);
  static final byte[] LF = "\n".getBytes(StandardCharsets.US_ASCII);

  private Lines() {}

  /** Where the line after the one at {@code at} begins, at most {@code limit}. */
  static int next(byte[] raw, int at, int limit) {
    for (int i = at; i < limit; i++) {
      if (raw[i] == '\n') {
        return i + 1;
      }
    }
    return limit;
  }

  /** Where the content of a line ends that runs to {@code next}. */
  static int contentEnd(byte[] raw, int start, int next) {
    int end = next;
    if (end > start && raw[end - 1] == '\n') {
      end--;
      if (end > start && raw[end - 1] == '\r') {
        end--;
      }
    }
    return end;
  }

  static boolean isEmpty(byte[] raw, int start, int next) {
    return next > start && contentEnd(raw, start, next) == start && raw[next - 1] == '\n';
  }

  /** Where the line that holds {@code at} begins, not before {@code from}. */
  static int start(byte[] raw, int at, int from) {
    int start = at;
    while (start > from && raw[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /**
   * The line end in use from {@code at} on; the last one before it where none follows.
   *
   * @return CRLF where there is no line end at all, as mail has it
   */
  static byte[] end(byte[] raw, int at, int from, int limit) {
    int next = next(raw, at, limit);
    if (next == limit && (next == from || raw[next - 1] != '\n')) {
      next = start(raw, at, from);
    }
    boolean bare = next > from && (next < from + 2 || raw[next - 2] != '\r');
    return bare ? LF : CRLF;
  }

  /**
   * Whether no line is longer, its end not counted. Looks from where a line must have ended back to
   * where one did, so most bytes are not looked at.
   */
  static boolean areWithin(byte[] raw, int longest) {
    int line = 0;
    while (raw.length - line > longest) {
      int end = line + longest;
      int next = start(raw, end + 1, line);
      boolean full = raw[end] == '\r' && end + 1 < raw.length && raw[end + 1] == '\n';
      if (next > line) {
        line = next;
      } else if (full) {
        line = end + 2;
      } else {
        return false;
      }
    }
    return true;
  }

  /** The longest line of a range, its end not counted. */
  static int longest(byte[] raw, int from, int limit) {
    int longest = 0;
    for (int line = from; line < limit; ) {
      int next = next(raw, line, limit);
      longest = Math.max(longest, contentEnd(raw, line, next) - line);
      line = next;
    }
    return longest;
  }
}
