package org.waybill.html;

/**
 * Knows the URLs that nearly all links have, in one pass: absolute, a host of letters, digits, dots
 * and single hyphens, and nothing in them that a rule for links asks about. What is requested for
 * such a value is the value itself. Of any other value this says nothing.
 */
final class PlainUrl {
  /** What markup, merge fields and other ways to write a URL need, and what has no shape. */
  private static final boolean[] ASKED_ABOUT = new boolean[0x80];

  static {
    for (char c = 0; c < ASKED_ABOUT.length; c++) {
      ASKED_ABOUT[c] = c <= ' ' || c == 0x7F || "\"'<>[\\{|".indexOf(c) >= 0;
    }
  }

  private PlainUrl() {}

  /**
   * Whether a value is such a URL.
   *
   * @param value a link's value, character references decoded
   */
  static boolean is(String value) {
    int host = hostStart(value);
    int end = host < 0 ? -1 : hostEnd(value, host);
    return end > host
        && (end == value.length() || isEndOfHost(value.charAt(end)))
        && isPlain(value, end);
  }

  private static int hostStart(String value) {
    if (value.startsWith("https://")) {
      return "https://".length();
    }
    return value.startsWith("http://") ? "http://".length() : -1;
  }

  /** Where the host ends at the latest; two hyphens in a row may be punycode. */
  private static int hostEnd(String value, int start) {
    int at = start;
    while (at < value.length()
        && isOfHost(value.charAt(at))
        && !(value.charAt(at) == '-' && value.charAt(at - 1) == '-')) {
      at++;
    }
    return at;
  }

  private static boolean isOfHost(char c) {
    return Ascii.isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  }

  private static boolean isEndOfHost(char c) {
    return c == '/' || c == '?' || c == '#';
  }

  /** Two percent signs in a row may begin a merge field. */
  private static boolean isPlain(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ASKED_ABOUT.length || ASKED_ABOUT[c] || (c == '%' && value.charAt(i - 1) == '%')) {
        return false;
      }
    }
    return true;
  }
}
