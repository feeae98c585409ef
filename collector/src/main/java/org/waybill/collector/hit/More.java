package org.waybill.collector.hit;

/**
 * Further hits of a token that came more often in a minute than is worth a record each. Immutable.
 *
 * @param first the first of them, for all
 * @param hits how many they are, itself included, 1 to {@link #MOST}
 */
public record More(Hit first, int hits) implements JournalRecord {

  /** More than can wait for one commit. */
  public static final int MOST = 1_000_000;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException where there are none, or more than there can be
   */
  public More {
    if (hits < 1 || hits > MOST) {
      throw new IllegalArgumentException(
          "a record of " + hits + " further hits; it takes 1 to " + MOST);
    }
  }
}
