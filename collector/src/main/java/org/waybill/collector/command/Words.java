package org.waybill.collector.command;

import java.io.IOException;

/** Words with a space between, as an errand takes them. */
final class Words {

  private Words() {}

  /**
   * Joins them.
   *
   * @throws IOException where a word has a space or a control character in it, or none at all
   */
  static String joined(String... words) throws IOException {
    for (String word : words) {
      if (!word.matches("[^\\s\\p{Cntrl}]+")) {
        throw new IOException(
            "'%s' cannot be taken; allowed are visible characters without spaces"
                .formatted(word.replaceAll("\\p{Cntrl}", "?")));
      }
    }
    return String.join(" ", words);
  }
}
