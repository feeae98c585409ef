package org.waybill.collector.compare;

/**
 * How much more one share is than another, and between what that lies. Immutable.
 *
 * @param least at least, -1 to 1
 * @param figure what was counted
 * @param most at most
 */
public record Difference(double least, double figure, double most) {

  /** What a difference says. */
  public enum Says {
    MORE,
    LESS,
    /** It may be none. */
    TOO_CLOSE,
    TOO_FEW
  }

  /**
   * Of two independent shares, with the hybrid score interval (R. G. Newcombe, Interval estimation
   * for the difference between independent proportions: comparison of eleven methods, Statistics in
   * Medicine 17, 1998, method 10): it misses the truth about once in twenty times.
   */
  public static Difference of(Share one, Share other) {
    double figure = one.value() - other.value();
    double down = Math.hypot(one.value() - one.least(), other.most() - other.value());
    double up = Math.hypot(one.most() - one.value(), other.value() - other.least());
    return new Difference(Math.max(-1, figure - down), figure, Math.min(1, figure + up));
  }

  /** Whether the first share is larger, as far as these two can tell. */
  public static Says says(Share one, Share other) {
    if (one.isOfFew() || other.isOfFew()) {
      return Says.TOO_FEW;
    }
    Difference difference = of(one, other);
    if (difference.least() > 0) {
      return Says.MORE;
    }
    return difference.most() < 0 ? Says.LESS : Says.TOO_CLOSE;
  }
}
