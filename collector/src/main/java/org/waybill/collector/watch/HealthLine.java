package org.waybill.collector.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something that is not well, as a running collector tells the command line. Immutable.
 *
 * @param sentence what is so
 * @param next what to do about it
 */
public record HealthLine(Aspect aspect, String sentence, String next) {

  private static final String SEPARATOR = "\t";

  /** One line, as {@link #parse} reads it. */
  public String text() {
    return String.join(SEPARATOR, List.of(aspect.word(), flat(sentence), flat(next)));
  }

  /** Reads a line; empty for one of another version. */
  public static Optional<HealthLine> parse(String line) {
    String[] words = line.split(SEPARATOR, -1);
    return words.length == 3
        ? Arrays.stream(Aspect.values())
            .filter(aspect -> aspect.word().equals(words[0]))
            .map(aspect -> new HealthLine(aspect, words[1], words[2]))
            .findFirst()
        : Optional.empty();
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
