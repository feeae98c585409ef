package org.waybill.html;

import java.util.regex.Pattern;

/**
 * Style sheets without what could fetch something and without text. Pure functions; linear in the
 * length of the sheet.
 */
final class Css {

  /** Characters; those of mail have a tenth of it. */
  private static final int LONGEST = 65_536;

  /** An escape may spell any of the names below; mail needs none. */
  private static final char ESCAPE = '\\';

  /** What is left of such after all, or of other ways to fetch and to run. */
  private static final Pattern LEFT =
      Pattern.compile(
          "url|@import|image-set|image\\s*\\(|src\\s*\\(|expression|behavior|binding|https?:|<",
          Pattern.CASE_INSENSITIVE);

  private static final int UNTOLD = -1;

  private final String css;
  private final StringBuilder tame;

  private Css(String css) {
    this.css = css;
    this.tame = new StringBuilder(css.length());
  }

  /**
   * The same without addresses, and with nothing in its quotes: {@code content} shows what stands
   * there, and an attribute's selector repeats it. Nothing where it cannot be told for certain.
   */
  static String withoutAddresses(String css) {
    if (css.length() > LONGEST || css.indexOf(ESCAPE) >= 0) {
      return "";
    }
    Css reading = new Css(css);
    return reading.read() && !LEFT.matcher(reading.tame).find() ? reading.tame.toString() : "";
  }

  /** False where something has no end: then nobody knows what would be inside. */
  private boolean read() {
    int at = 0;
    while (at >= 0 && at < css.length()) {
      at = behindNext(at);
    }
    return at >= 0;
  }

  private int behindNext(int at) {
    char c = css.charAt(at);
    if (c == '"' || c == '\'') {
      return put("\"\"", behindString(at));
    }
    if (css.startsWith("/*", at)) {
      int end = css.indexOf("*/", at + 2);
      return put(" ", end < 0 ? css.length() : end + 2);
    }
    if (names("@import", at)) {
      return put(" ", behind(';', at));
    }
    if (names("@font-face", at)) {
      return put(" ", behind('}', at));
    }
    if (names("url(", at)) {
      return put("none", behind(')', at + "url(".length()));
    }
    tame.append(c);
    return at + 1;
  }

  private boolean names(String name, int at) {
    return css.regionMatches(true, at, name, 0, name.length());
  }

  private int put(String instead, int next) {
    tame.append(instead);
    return next;
  }

  private int behindString(int at) {
    int end = css.indexOf(css.charAt(at), at + 1);
    return end < 0 ? UNTOLD : end + 1;
  }

  /** Behind the next such character outside of quotes. */
  private int behind(char mark, int from) {
    int at = from;
    while (at >= 0 && at < css.length()) {
      char c = css.charAt(at);
      if (c == mark) {
        return at + 1;
      }
      at = c == '"' || c == '\'' ? behindString(at) : at + 1;
    }
    return UNTOLD;
  }
}
