package org.waybill.collector.store;

/**
 * A figure over copies that nobody can know for certain. Immutable.
 *
 * @param least copies of which it is proven
 * @param figure copies of which it is likely: the headline
 * @param most copies of which it is possible
 */
public record Bounds(long least, long figure, long most) {

  /** None. */
  public static final Bounds NONE = new Bounds(0, 0, 0);

  /**
   * Checks their order.
   *
   * @throws IllegalArgumentException where they do not contain one another
   */
  public Bounds {
    if (least < 0 || least > figure || figure > most) {
      throw new IllegalArgumentException(
          "bounds are in order, not %d, %d, %d".formatted(least, figure, most));
    }
  }
}
