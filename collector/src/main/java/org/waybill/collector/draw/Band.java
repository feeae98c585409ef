package org.waybill.collector.draw;

/**
 * A figure with its bounds: what is certain, what is taken for true, what may be. Immutable.
 *
 * @param least at least so many, 0 or more
 * @param figure the figure itself
 * @param most at most so many
 * @param whole what they are part of
 */
public record Band(long least, long figure, long most, long whole) {

  /** Of fewer than these a percentage says more than is known. */
  private static final long FEW = 20;

  /**
   * Checks their order.
   *
   * @throws IllegalArgumentException where they do not stand in order
   */
  public Band {
    if (least < 0 || figure < least || most < figure || whole < most) {
      throw new IllegalArgumentException(
          "bounds %d, %d, %d of %d are not in order".formatted(least, figure, most, whole));
    }
  }

  /** A figure without doubt. */
  public static Band exact(long figure, long whole) {
    return new Band(figure, figure, figure, whole);
  }

  /** Whether it is told as a count, {@code 3 of 7}, because there are so few. */
  public boolean isOfFew() {
    return whole < FEW;
  }

  /** Whether its bounds say more than the figure. */
  public boolean isExact() {
    return least == most;
  }

  /** The share of the whole that the figure is, 0 to 1; 0 of nothing. */
  public double share() {
    return share(figure);
  }

  /** The share of the upper bound. */
  public double mostShare() {
    return share(most);
  }

  /** The share of the lower bound. */
  public double leastShare() {
    return share(least);
  }

  private double share(long part) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
