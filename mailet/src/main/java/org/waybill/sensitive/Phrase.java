package org.waybill.sensitive;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Words that follow each other.
 *
 * @param words at least one
 * @param open whether the last one may go on
 */
record Phrase(List<String> words, boolean open) {

  Phrase {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a phrase has no word; remove the empty entry");
    }
  }

  /** The phrase, and its other spelling where one is used in addresses: ü and ue, ø and oe. */
  static Stream<Phrase> spellings(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String longer =
        lower
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ø", "oe")
            .replace("å", "aa");
    return Stream.of(lower, longer).distinct().map(Phrase::of);
  }

  private static Phrase of(String text) {
    return new Phrase(Wording.of(text).words(), text.endsWith("*"));
  }

  /** Whether it is written in a script that leaves no spaces between words, or not always. */
  boolean isUnspaced() {
    return String.join("", words).codePoints().anyMatch(Phrase::isUnspaced);
  }

  private static boolean isUnspaced(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
      default -> false;
    };
  }

  /** All words run together. */
  String compact() {
    return String.join("", words);
  }

  /** Whether its words stand at {@code start}. */
  boolean isAt(List<String> text, int start) {
    if (start + words.size() > text.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = text.get(start + i);
      boolean goesOn = open && i + 1 == words.size() && word.startsWith(words.get(i));
      if (!goesOn && !word.equals(words.get(i))) {
        return false;
      }
    }
    return true;
  }
}
