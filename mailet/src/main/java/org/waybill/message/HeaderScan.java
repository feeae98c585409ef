package org.waybill.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the fields out of a header; lines end at LF, as Mime4j has it. */
final class HeaderScan {

  private final byte[] raw;
  private final int limit;
  private final MessageLimits limits;
  private final List<HeaderField> fields = new ArrayList<>();

  private HeaderScan(byte[] raw, int limit, MessageLimits limits) {
    this.raw = raw;
    this.limit = limit;
    this.limits = limits;
  }

  /**
   * Reads a header.
   *
   * @param start where the header begins
   * @param limit where the part ends
   */
  static Headers scan(byte[] raw, int start, int limit, MessageLimits limits)
      throws UnreadableException {
    return new HeaderScan(raw, limit, limits).scan(start);
  }

  private Headers scan(int start) throws UnreadableException {
    int fieldStart = start;
    for (int line = start; line < limit; ) {
      int next = Lines.next(raw, line, limit);
      boolean last = Lines.isEmpty(raw, line, next);
      if (line > fieldStart && (last || !isFolded(line))) {
        add(fieldStart, line);
        fieldStart = line;
      }
      if (last) {
        return new Headers(fields, next);
      }
      if (next - start > limits.headerBytes()) {
        throw UnreadableException.limit("a header over " + limits.headerBytes() + " bytes");
      }
      line = next;
    }
    if (fieldStart < limit) {
      add(fieldStart, limit);
    }
    return new Headers(fields, limit);
  }

  private boolean isFolded(int line) {
    return raw[line] == ' ' || raw[line] == '\t';
  }

  private void add(int start, int end) throws UnreadableException {
    if (fields.size() >= limits.headerFields()) {
      throw UnreadableException.limit("more than " + limits.headerFields() + " header fields");
    }
    fields.add(field(start, end));
  }

  private HeaderField field(int start, int end) {
    int colon = start;
    while (colon < end && raw[colon] != ':') {
      colon++;
    }
    String name = colon == end ? "" : latin1(start, colon).stripTrailing();
    if (!isName(name)) {
      return new HeaderField("", "", start, end);
    }
    return new HeaderField(
        name.toLowerCase(Locale.ROOT), unfold(latin1(colon + 1, end)), start, end);
  }

  /** RFC 5322 section 2.2: printable ASCII, no colon. */
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) <= ' ' || name.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static String unfold(String value) {
    return value.replace("\r", "").replace("\n", "").strip();
  }

  private String latin1(int start, int end) {
    return new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
