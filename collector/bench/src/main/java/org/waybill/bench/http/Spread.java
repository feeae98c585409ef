package org.waybill.bench.http;

import java.util.List;
import java.util.Locale;

/**
 * Figures of several rounds.
 *
 * @param median the middle one
 */
record Spread(double median, double least, double most) {
  /** Of at least one figure. */
  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(size - 1));
  }

  /** Such as {@code 1.27 (1.21 to 1.30)}. */
  String text(int digits) {
    String number = "%." + digits + "f";
    return String.format(
        Locale.ROOT, number + " (" + number + " to " + number + ")", median, least, most);
  }
}
