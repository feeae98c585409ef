package org.waybill.bench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of one kind, in the order in which they were measured. */
public final class Measured {

  private final List<Double> figures = new ArrayList<>();

  public void add(double figure) {
    figures.add(figure);
  }

  /** The figure that such a part of all is no greater than; 0.5 is the median. */
  double quantile(double part) {
    List<Double> sorted = figures.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size())));
  }

  /** Such as {@code 21500 (19000 to 22000)}: the median, the least and the greatest. */
  public String spread(int digits) {
    String number = "%." + digits + "f";
    return String.format(
        Locale.ROOT,
        number + " (" + number + " to " + number + ")",
        quantile(0.5),
        quantile(0),
        quantile(1));
  }
}
