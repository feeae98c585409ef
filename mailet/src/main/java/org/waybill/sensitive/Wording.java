package org.waybill.sensitive;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as words that can be compared: no case, no accents, split at whatever is neither letter
 * nor digit and inside camelCase.
 *
 * @param words in order
 * @param compact all of them run together, for scripts that leave no spaces
 */
record Wording(List<String> words, String compact) {

  /** Thai; Hangul, kana and Han come later. */
  private static final int FIRST_UNSPACED = 0x0E00;

  private static final int FIRST_ACCENT = 0x300;

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");

  Wording {
    words = List.copyOf(words);
  }

  static Wording of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int before = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(before)) {
      int c = text.codePointAt(i);
      boolean hump = Character.isUpperCase(c) && Character.isLowerCase(before);
      if (hump || !isPartOfWord(c)) {
        end(word, words);
      }
      if (isPartOfWord(c)) {
        word.appendCodePoint(c);
      }
      before = c;
    }
    end(word, words);
    return new Wording(words, String.join("", words));
  }

  private static boolean isPartOfWord(int c) {
    return Character.isLetterOrDigit(c)
        || (c >= FIRST_ACCENT && Character.getType(c) == Character.NON_SPACING_MARK);
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(fold(word.toString().toLowerCase(Locale.ROOT)));
      word.setLength(0);
    }
  }

  private static String fold(String lower) {
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
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

  /** Whether it holds a character of a script that leaves no spaces; cheap, never wrongly false. */
  boolean mayBeUnspaced() {
    return compact.chars().anyMatch(c -> c >= FIRST_UNSPACED);
  }

  /** How many words from {@code start} to {@code end} are left out and tell something. */
  long tellingBeside(int start, int end) {
    return Stream.concat(
            words.subList(0, start).stream(), words.subList(end, words.size()).stream())
        .filter(Wording::tells)
        .count();
  }

  /** Articles, numbers and random characters do not. */
  private static boolean tells(String word) {
    return word.length() > 3 && !word.equals("your") && word.chars().noneMatch(Character::isDigit);
  }
}
