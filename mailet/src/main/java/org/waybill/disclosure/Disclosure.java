package org.waybill.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What recipients are told about being tracked, in some languages. Immutable.
 *
 * @param byLanguage by tag in lower case
 * @param byDefault one of these
 */
public record Disclosure(Map<String, Words> byLanguage, String byDefault) {

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException where the default is none of the languages
   */
  public Disclosure {
    byLanguage = Map.copyOf(byLanguage);
    if (!byLanguage.containsKey(byDefault)) {
      throw new IllegalArgumentException("there are no words in " + byDefault);
    }
  }

  /**
   * The words to try for a message, best first: those of the first of its languages that has some,
   * then the default's.
   *
   * @param languages what the message says it is in, the most telling first; in any spelling
   */
  public List<Words> wordsFor(List<String> languages) {
    List<Words> words = new ArrayList<>();
    languages.stream().flatMap(tag -> in(tag).stream()).findFirst().ifPresent(words::add);
    Words last = byLanguage.get(byDefault);
    if (last != null && !words.contains(last)) {
      words.add(last);
    }
    return words;
  }

  /** RFC 4647 section 3.4: subtags go from the end until there is something. */
  private Optional<Words> in(String tag) {
    String range = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    while (!range.isEmpty()) {
      Words words = byLanguage.get(range);
      if (words != null) {
        return Optional.of(words);
      }
      range = range.substring(0, Math.max(0, range.lastIndexOf('-')));
    }
    return Optional.empty();
  }
}
