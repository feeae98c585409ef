package org.waybill.sensitive;

import java.text.Normalizer;
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

  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  Wording {
    words = List.copyOf(words);
  }

  static Wording of(String text) {
    String spaced = CAMEL.matcher(text).replaceAll(" ");
    List<String> words =
        Stream.of(BETWEEN.split(fold(spaced), -1)).filter(word -> !word.isEmpty()).toList();
    return new Wording(words, String.join("", words));
  }

  private static String fold(String text) {
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    String plain = Normalizer.normalize(ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    return plain
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('ı', 'i')
        .replace('đ', 'd');
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
