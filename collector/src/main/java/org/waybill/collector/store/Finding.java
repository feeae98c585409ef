package org.waybill.collector.store;

/**
 * Something in a store that does not agree. Immutable.
 *
 * @param what in words for the admin, with what to do about it; no address stands in it
 * @param count how often it was found, 1 or more
 */
public record Finding(String what, long count) {

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException where nothing was found
   */
  public Finding {
    if (count < 1) {
      throw new IllegalArgumentException("a finding was found at least once, not " + count);
    }
  }
}
