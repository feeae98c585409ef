package org.waybill.html;

import java.util.regex.Pattern;

/** Style sheets without what could fetch something. Pure functions. */
final class Css {

  /** An escape may spell any of the names below; mail needs none. */
  private static final char ESCAPE = '\\';

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|$)", Pattern.DOTALL);

  private static final Pattern FETCHING =
      Pattern.compile(
          "@import[^;]*;?|@font-face\\s*\\{[^}]*\\}|url\\s*\\((\"[^\"]*\"|'[^']*'|[^)\"']*)\\)",
          Pattern.CASE_INSENSITIVE);

  /** What is left of such after all, or of other ways to fetch and to run. */
  private static final Pattern LEFT =
      Pattern.compile(
          "url|@import|image-set|image\\s*\\(|src\\s*\\(|expression|behavior|binding|https?:|<",
          Pattern.CASE_INSENSITIVE);

  private Css() {}

  /** The same without addresses; nothing where that cannot be told for certain. */
  static String withoutAddresses(String css) {
    if (css.indexOf(ESCAPE) >= 0) {
      return "";
    }
    String tame = FETCHING.matcher(COMMENT.matcher(css).replaceAll(" ")).replaceAll("none");
    return LEFT.matcher(tame).find() ? "" : tame;
  }
}
