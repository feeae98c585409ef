package org.waybill.sensitive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases of many languages, found in a text in time linear in it. Immutable, thread-safe. */
final class Lexicon {

  /** Characters that may stand beside an unspaced phrase: about what a further word needs. */
  private static final int UNSPACED_BESIDE = 8;

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
  private final List<Phrase> openWords = new ArrayList<>();
  private final List<String> unspaced = new ArrayList<>();

  Lexicon(List<String> phrases) {
    phrases.stream().flatMap(Phrase::spellings).distinct().forEach(this::add);
  }

  private void add(Phrase phrase) {
    if (phrase.isUnspaced()) {
      unspaced.add(phrase.compact());
    } else if (phrase.open() && phrase.words().size() == 1) {
      openWords.add(phrase);
    } else {
      byFirstWord.computeIfAbsent(phrase.words().get(0), word -> new ArrayList<>()).add(phrase);
    }
  }

  /** Whether a phrase stands anywhere. */
  boolean isIn(Wording text) {
    return finds(text, Integer.MAX_VALUE)
        || (text.mayBeUnspaced() && unspaced.stream().anyMatch(text.compact()::contains));
  }

  /**
   * Whether a phrase is what the text is about.
   *
   * @param beside how many other words of some length may stand beside it
   */
  boolean fills(Wording text, int beside) {
    return finds(text, beside)
        || (text.mayBeUnspaced()
            && unspaced.stream().anyMatch(phrase -> fillsUnspaced(phrase, text.compact())));
  }

  private static boolean fillsUnspaced(String phrase, String text) {
    return text.length() <= phrase.length() + UNSPACED_BESIDE && text.contains(phrase);
  }

  /** Plain loops: this runs for every word of a message. */
  private boolean finds(Wording text, int beside) {
    for (int i = 0; i < text.words().size(); i++) {
      List<Phrase> candidates = byFirstWord.get(text.words().get(i));
      if (candidates != null && stands(candidates, text, i, beside)) {
        return true;
      }
      if (stands(openWords, text, i, beside)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(List<Phrase> phrases, Wording text, int start, int beside) {
    for (Phrase phrase : phrases) {
      if (stands(phrase, text, start, beside)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(Phrase phrase, Wording text, int start, int beside) {
    return phrase.isAt(text.words(), start)
        && (beside == Integer.MAX_VALUE
            || text.tellingBeside(start, start + phrase.words().size()) <= beside);
  }
}
