package org.waybill.collector.notice;

import java.util.Set;

/**
 * A stranger's text as it may stand in a sentence of ours: it hides nothing and turns nothing
 * round.
 */
final class VisibleText {

  /** In characters as people count them. */
  private static final int LONGEST = 200;

  private static final int REPLACEMENT = 0xFFFD;

  /** General categories of Unicode whose characters nobody sees, or that change how others look. */
  private static final Set<Integer> UNSEEN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR,
          (int) Character.SURROGATE,
          (int) Character.PRIVATE_USE,
          (int) Character.UNASSIGNED);

  private VisibleText() {}

  /** The text with a replacement character for each that cannot be seen, and its end cut off. */
  static String of(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> UNSEEN.contains(Character.getType(c)) ? REPLACEMENT : c)
        .forEach(visible::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST ? visible + "..." : visible.toString();
  }
}
