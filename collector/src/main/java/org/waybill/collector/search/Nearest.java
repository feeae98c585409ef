package org.waybill.collector.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The known word somebody may have meant: one that goes on, or differs by two letters at most. */
final class Nearest {

  private static final int FAR = 3;

  private Nearest() {}

  static Optional<String> of(String word, List<String> known) {
    if (word.length() < 3 || word.length() > 20) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> distance(word, candidate) < far(word, candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /** Of a short word two letters are too much of it. */
  private static int far(String word, String candidate) {
    return Math.min(FAR, (Math.min(word.length(), candidate.length()) + 2) / 2);
  }

  private static int distance(String word, String candidate) {
    return candidate.startsWith(word) || word.startsWith(candidate)
        ? 1
        : levenshtein(word, candidate);
  }

  /** Insertions, deletions and replacements from one to the other (Levenshtein 1966). */
  private static int levenshtein(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
