package org.waybill.collector.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.waybill.collector.words.Words;

/** Numbers as pages show them. */
final class Numbers {

  private Numbers() {}

  /** Digits in groups of three, set apart by narrow spaces that do not break. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
  }

  /** {@code 1 hit}, {@code 2 hits}: the text of a key for one thing or for many. */
  static String counted(Words words, String key, long number) {
    return words.counted(key, number, grouped(number));
  }

  static String listed(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
