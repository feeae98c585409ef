package org.waybill.sensitive;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Words that follow each other.
 *
 * @param text as {@link Wording#toString} lays it out
 * @param open whether the last word may go on
 */
record Phrase(String text, boolean open) {

  private static final String ANY_ENDING = "*";

  /** A phrase as it is written in a list of rules. */
  static Phrase of(String written) {
    return new Phrase(Wording.of(written).toString(), written.endsWith(ANY_ENDING));
  }

  /** The phrase, and its other spelling where one is used in addresses: ü and ue, ø and oe. */
  static Stream<Phrase> spellings(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    String longer =
        lower
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ø", "oe")
            .replace("å", "aa");
    return Stream.of(lower, longer).distinct().map(Phrase::of);
  }

  /** Whether it is written in a script that leaves no spaces between words, or not always. */
  boolean isUnspaced() {
    return text.codePoints().anyMatch(Phrase::isUnspaced);
  }

  private static boolean isUnspaced(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
      default -> false;
    };
  }

  /** All words run together. */
  String compact() {
    return text.replace(" ", "");
  }

  /** How it begins in a {@link Wording}: from its first letter on, to the space behind it. */
  String beginning() {
    return open ? text.strip() : text.stripLeading();
  }
}
