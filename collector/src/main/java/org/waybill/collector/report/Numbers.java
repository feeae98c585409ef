package org.waybill.collector.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as pages show them. */
final class Numbers {

  private Numbers() {}

  /** Digits in groups of three, set apart by narrow spaces that do not break. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
  }

  /** {@code 1 copy}, {@code 2 copies}. */
  static String counted(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  static String listed(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
