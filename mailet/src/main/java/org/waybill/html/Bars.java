package org.waybill.html;

/** Text without what it says: every word becomes a bar of its length. Pure functions. */
final class Bars {

  /** As wide as letters are on average, so that lines break where they did. */
  private static final char BAR = 'x';

  private Bars() {}

  /** White space stays, what has no width goes, all else is a piece of a bar. */
  static String of(String text) {
    StringBuilder bars = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !hasNoWidth(c))
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                bars.appendCodePoint(c);
              } else {
                bars.append(BAR);
              }
            });
    return bars.toString();
  }

  private static boolean hasNoWidth(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.CONTROL -> !Character.isWhitespace(c);
      default -> false;
    };
  }
}
