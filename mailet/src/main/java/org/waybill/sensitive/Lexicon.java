package org.waybill.sensitive;

import java.util.Collection;
import java.util.List;

/** Phrases of many languages, found in a text in one pass. Immutable, thread-safe. */
final class Lexicon {

  /** Characters that may stand beside an unspaced phrase: about what a further word needs. */
  private static final int UNSPACED_BESIDE = 8;

  private static final int ANY = Integer.MAX_VALUE;

  private final Trie spaced;
  private final Trie unspaced;

  Lexicon(Collection<String> written) {
    List<Phrase> phrases = written.stream().flatMap(Phrase::spellings).distinct().toList();
    spaced =
        new Trie(phrases.stream().filter(p -> !p.isUnspaced()).map(Phrase::beginning).toList());
    unspaced = new Trie(phrases.stream().filter(Phrase::isUnspaced).map(Phrase::compact).toList());
  }

  /** Whether a phrase stands anywhere. */
  boolean isIn(Wording text) {
    return fills(text, ANY);
  }

  /**
   * Whether a phrase is what the text is about.
   *
   * @param beside how many other words of some length may stand beside it
   */
  boolean fills(Wording text, int beside) {
    for (int word = 1; word < text.length(); word = text.endOfWord(word) + 1) {
      if (standsAt(text, word, beside)) {
        return true;
      }
    }
    return text.mayBeUnspaced() && fillsUnspaced(text.compact(), beside);
  }

  private boolean standsAt(Wording text, int start, int beside) {
    int node = Trie.ROOT;
    for (int i = start; i < text.length(); i++) {
      node = spaced.next(node, text.at(i));
      if (node == Trie.NONE) {
        return false;
      }
      if (spaced.ends(node)
          && (beside == ANY || text.tellingBeside(start, text.endOfWord(i), beside) <= beside)) {
        return true;
      }
    }
    return false;
  }

  private boolean fillsUnspaced(String text, int beside) {
    int longest = beside == ANY ? 0 : text.length() - UNSPACED_BESIDE;
    for (int start = 0; start < text.length(); start++) {
      if (standsUnspaced(text, start, longest)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a phrase of so many characters at least stands there. */
  private boolean standsUnspaced(String text, int start, int characters) {
    int node = Trie.ROOT;
    for (int i = start; i < text.length(); i++) {
      node = unspaced.next(node, text.charAt(i));
      if (node == Trie.NONE) {
        return false;
      }
      if (unspaced.ends(node) && i + 1 - start >= characters) {
        return true;
      }
    }
    return false;
  }
}
