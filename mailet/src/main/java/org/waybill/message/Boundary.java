package org.waybill.message;

import java.nio.charset.StandardCharsets;

/** Tells delimiter lines from content (RFC 2046 section 5.1.1). */
final class Boundary {

  /** What a line is to a multipart. */
  enum Kind {
    NONE,
    DELIMITER,
    LAST
  }

  private final byte[] dashed;

  Boundary(String boundary) {
    this.dashed = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Classifies a line.
   *
   * @throws UnreadableException where readers differ: more than white space stands behind it
   */
  Kind at(byte[] raw, int line, int next) throws UnreadableException {
    int at = line + dashed.length;
    if (at > next || !starts(raw, line)) {
      return Kind.NONE;
    }
    if (isBlank(raw, at, next)) {
      return Kind.DELIMITER;
    }
    boolean dashes = at + 1 < next && raw[at] == '-' && raw[at + 1] == '-';
    if (dashes && (isBlank(raw, at + 2, next) || raw[at + 2] == '<')) {
      return Kind.LAST; // some mailers put end tags there; no longer boundary can hold one
    }
    if (dashes || raw[at] == ' ' || raw[at] == '\t') {
      throw UnreadableException.ambiguous("text behind a boundary");
    }
    return Kind.NONE;
  }

  private boolean starts(byte[] raw, int line) {
    for (int i = 0; i < dashed.length; i++) {
      if (raw[line + i] != dashed[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] != ' ' && raw[i] != '\t' && raw[i] != '\r' && raw[i] != '\n') {
        return false;
      }
    }
    return true;
  }
}
