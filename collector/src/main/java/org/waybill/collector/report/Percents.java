package org.waybill.collector.report;

import org.waybill.collector.draw.Band;
import org.waybill.collector.words.Words;

/** Shares as pages show them: one decimal, and never nought for what is there. */
record Percents(Words words) {

  private static final char THIN = '\u202F';
  private static final String MINUS = "\u2212";

  /** {@code 41.6 %}; {@code <0.1 %} for what is less but something; {@code none} of nothing. */
  String of(long part, long whole) {
    return whole == 0 ? words.text("number.none") : share((double) part / whole);
  }

  private String share(double share) {
    double percent = share * 100;
    boolean isLittle = percent > 0 && percent < 0.05;
    return (isLittle ? "<" + number(0.1) : number(percent)) + THIN + "%";
  }

  /** The figure alone: a share, or a count of few. */
  String figure(Band band) {
    return band.isOfFew()
        ? words.text("number.of", Numbers.grouped(band.figure()), Numbers.grouped(band.whole()))
        : share(band.share());
  }

  /** {@code between 36.3 and 58.8 %}; of few, counts; empty where the bounds are the figure. */
  String bounds(Band band) {
    if (band.isExact()) {
      return "";
    }
    return band.isOfFew()
        ? words.text("number.between", Numbers.grouped(band.least()), Numbers.grouped(band.most()))
        : words.text("number.between", number(band.leastShare() * 100), share(band.mostShare()));
  }

  /** {@code +0.8 points}: how much more a share is than an earlier one. */
  String points(double now, double before) {
    return words.text("number.points", signed((now - before) * 100));
  }

  /** {@code +2.4 %}: how much more a count is than an earlier one, which is not nothing. */
  String change(long now, long before) {
    return signed((now - before) * 100.0 / before) + THIN + "%";
  }

  /** {@code 1.2}: a difference of shares in points, without its sign's name. */
  String plain(double share) {
    return number(share * 100);
  }

  /** {@code +1.2}: the same with its sign. */
  String moved(double share) {
    return signed(share * 100);
  }

  private String signed(double value) {
    String text = number(Math.abs(value));
    if (text.equals(number(0))) {
      return "\u00B1" + text;
    }
    return (value < 0 ? MINUS : "+") + text;
  }

  private String number(double value) {
    return String.format(words.locale(), "%.1f", value);
  }
}
