package org.waybill.collector.draw;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How long a whole length is. Immutable.
 *
 * @param top what the far end stands for, more than 0
 */
public record Scale(double top) {

  /** Shares from nothing to everything. */
  public static final Scale WHOLE = new Scale(1);

  private static final List<Double> SHARES = List.of(0.05, 0.1, 0.2, 0.4, 0.6, 1.0);
  private static final double[] STEPS = {1, 2, 3, 4, 5, 6, 8};

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException where the end stands for nothing
   */
  public Scale {
    if (!(top > 0)) {
      throw new IllegalArgumentException("a scale up to " + top + " has no length");
    }
  }

  /** The shortest of a few round scales of shares that all bounds fit on. */
  public static Scale ofShares(Collection<Band> bands) {
    double largest = bands.stream().mapToDouble(Band::mostShare).max().orElse(0);
    return SHARES.stream()
        .filter(share -> share >= largest)
        .findFirst()
        .map(Scale::new)
        .orElse(WHOLE);
  }

  /** The shortest scale of counts that the number fits on, in four round and whole steps. */
  public static Scale ofCounts(long largest) {
    for (double power = 1; ; power *= 10) {
      for (double step : STEPS) {
        double top = 4 * step * power;
        if (top >= (double) largest) {
          return new Scale(top);
        }
      }
    }
  }

  /** Where a value stands, 0 to 1. */
  public double at(double value) {
    return Math.clamp(value / top, 0, 1);
  }

  /** The same in percent, as SVG takes it: {@code 41.6%}. */
  public String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", at(value) * 100);
  }
}
