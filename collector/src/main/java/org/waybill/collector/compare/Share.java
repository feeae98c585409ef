package org.waybill.collector.compare;

/**
 * So many of so many: of how many copies something is true. Immutable.
 *
 * @param part 0 or more
 * @param whole no less
 */
public record Share(long part, long whole) {

  /** Of fewer copies a share says more than is known. */
  private static final long FEW = 20;

  /**
   * The normal distribution's quantile for 0.975: an interval that misses the truth once in twenty
   * times.
   */
  private static final double Z = 1.959963984540054;

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException where the part is none of the whole
   */
  public Share {
    if (part < 0 || whole < part) {
      throw new IllegalArgumentException(part + " of " + whole + " is no share");
    }
  }

  /** Whether there are too few for a share. */
  public boolean isOfFew() {
    return whole < FEW;
  }

  /** 0 to 1; 0 of nothing. */
  public double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** Where the true share begins; see {@link #score}. */
  double least() {
    return score(-1);
  }

  /** Where the true share ends; see {@link #score}. */
  double most() {
    return score(1);
  }

  /**
   * An end of the score interval (E. B. Wilson, Probable inference, the law of succession, and
   * statistical inference, JASA 22, 1927). It holds with small numbers and near 0 and 1, where the
   * usual one of the standard error does not.
   */
  private double score(int sign) {
    if (whole == 0) {
      return sign < 0 ? 0 : 1;
    }
    double share = value();
    double square = Z * Z;
    double root = Math.sqrt(square + 4 * whole * share * (1 - share));
    double end = (2 * whole * share + square + sign * Z * root) / (2 * (whole + square));
    return Math.clamp(end, 0, 1);
  }
}
