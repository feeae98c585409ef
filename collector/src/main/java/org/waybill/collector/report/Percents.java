package org.waybill.collector.report;

import java.util.Locale;
import org.waybill.collector.draw.Band;

/** Shares as pages show them: one decimal, and never nought for what is there. */
final class Percents {

  private static final char THIN = '\u202F';
  private static final String MINUS = "\u2212";

  private Percents() {}

  /** {@code 41.6 %}; {@code <0.1 %} for what is less but something; {@code none} of nothing. */
  static String of(long part, long whole) {
    return whole == 0 ? "none" : share((double) part / whole);
  }

  private static String share(double share) {
    double percent = share * 100;
    boolean isLittle = percent > 0 && percent < 0.05;
    return (isLittle ? "<0.1" : number(percent)) + THIN + "%";
  }

  /** The figure alone: a share, or a count of few. */
  static String figure(Band band) {
    return band.isOfFew()
        ? Numbers.grouped(band.figure()) + " of " + Numbers.grouped(band.whole())
        : share(band.share());
  }

  /** {@code between 36.3 and 58.8 %}; of few, counts; empty where the bounds are the figure. */
  static String bounds(Band band) {
    if (band.isExact()) {
      return "";
    }
    return band.isOfFew()
        ? "between %s and %s".formatted(Numbers.grouped(band.least()), Numbers.grouped(band.most()))
        : "between %s and %s".formatted(number(band.leastShare() * 100), share(band.mostShare()));
  }

  /** {@code +0.8 points}: how much more a share is than an earlier one. */
  static String points(double now, double before) {
    return signed((now - before) * 100) + " points";
  }

  /** {@code +2.4 %}: how much more a count is than an earlier one, which is not nothing. */
  static String change(long now, long before) {
    return signed((now - before) * 100.0 / before) + THIN + "%";
  }

  private static String signed(double value) {
    String text = number(Math.abs(value));
    if (text.equals("0.0")) {
      return "\u00B1" + "0.0";
    }
    return (value < 0 ? MINUS : "+") + text;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
