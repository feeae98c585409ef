package org.waybill.collector.draw;

import java.util.Locale;

/**
 * A difference as a dot between two whiskers, on a scale with zero in its middle; places in percent
 * of the length, as SVG takes them. Immutable.
 *
 * @param from where the left whisker ends
 * @param dot where the figure stands
 * @param to where the right whisker ends
 */
public record Whiskers(String from, String dot, String to) {

  /**
   * Draws one.
   *
   * @param scale whose end is the largest difference on either side
   */
  public static Whiskers of(double least, double figure, double most, Scale scale) {
    return new Whiskers(place(least, scale), place(figure, scale), place(most, scale));
  }

  private static String place(double value, Scale scale) {
    double at = Math.copySign(scale.at(Math.abs(value)), value);
    return String.format(Locale.ROOT, "%.2f%%", 50 + at * 50);
  }
}
