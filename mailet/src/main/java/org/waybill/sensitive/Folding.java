package org.waybill.sensitive;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a character is compared as: without case and accents. Thread-safe: what is known of a
 * character is remembered, and two threads that find it out at once find the same.
 *
 * @param text mostly one character; empty for an accent
 * @param word whether it is part of a word
 */
record Folding(String text, boolean word, boolean upper, boolean lower) {

  private static final int FIRST_ACCENT = 0x300;
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
  private static final int PLANE = 0x10000;

  private static final @Nullable Folding[] KNOWN = new Folding[PLANE];

  /** Looks a code point up. */
  static Folding of(int c) {
    if (c >= PLANE) {
      return found(c);
    }
    Folding known = KNOWN[c];
    if (known == null) {
      known = found(c);
      KNOWN[c] = known;
    }
    return known;
  }

  private static Folding found(int c) {
    boolean word =
        Character.isLetterOrDigit(c)
            || (c >= FIRST_ACCENT && Character.getType(c) == Character.NON_SPACING_MARK);
    String text = word ? fold(Character.toString(c).toLowerCase(Locale.ROOT)) : "";
    return new Folding(text, word, Character.isUpperCase(c), Character.isLowerCase(c));
  }

  private static String fold(String lower) {
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    String plain = Normalizer.normalize(ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    return plain
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('ı', 'i')
        .replace('đ', 'd');
  }

  /**
   * Whether a character may become one with its neighbour (Hangul written in parts, the voicing
   * marks of kana), so that the text must be composed before it is folded.
   */
  static boolean composes(char c) {
    return (c >= 0x1100 && c <= 0x11FF) || c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F;
  }
}
