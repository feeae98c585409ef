package org.waybill.collector.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One thing somebody may do with what is recorded. */
public enum Right {
  /** Read figures and lists, with pseudonyms where recipients stand. */
  FIGURES,
  /** Read recipients by their addresses. */
  PERSONS,
  /** Take reports away as files. */
  EXPORT,
  /** Read who looked at whom. */
  ACCESS_LOG,
  /** Change what is recorded. */
  CHANGE;

  /** As it is written in scopes: {@code access-log}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The right of that word. */
  public static Optional<Right> of(String word) {
    return Arrays.stream(values()).filter(right -> right.word().equals(word)).findFirst();
  }
}
