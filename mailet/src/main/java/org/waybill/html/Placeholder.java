package org.waybill.html;

import java.util.List;

/** The merge fields of the usual senders, which sometimes reach the outside unfilled. */
enum Placeholder {
  BRACES("{{", "}}"),
  TAG("{%", "%}"),
  STARS("*|", "|*"),
  PERCENTS("%%", "%%"),
  DOLLAR("${", "}"),
  HASH("#{", "}"),
  BRACKETS("[[", "]]"),
  SCRIPTLET("<%", "%>");

  private static final List<Placeholder> ALL = List.of(values());

  private final String open;
  private final String close;

  Placeholder(String open, String close) {
    this.open = open;
    this.close = close;
  }

  /** True where the value holds a merge field. Linear in the value's length. */
  static boolean in(String value) {
    for (Placeholder placeholder : ALL) {
      if (placeholder.isIn(value)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(String value) {
    int at = value.indexOf(open);
    return at >= 0 && value.indexOf(close, at + open.length()) >= 0;
  }
}
