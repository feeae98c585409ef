package org.waybill.collector.hit;

/**
 * Further hits of a token that came more often in a minute than is worth a record each. Immutable.
 *
 * @param first the first of them, for all
 * @param hits how many they are, itself included, at least 1
 */
public record More(Hit first, int hits) implements JournalRecord {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException where there are none
   */
  public More {
    if (hits < 1) {
      throw new IllegalArgumentException(
          "a record of " + hits + " further hits; it takes 1 or more");
    }
  }
}
