package org.waybill.wire;

/**
 * One copy of a message, as the ledger keeps it.
 *
 * @param copy its id
 * @param person the recipient's code, or {@link PersonCode#NONE}
 * @param recipient the canonical recipient, or {@link Ids#SHARED}
 * @param recipients how many envelope recipients share it, at least 1
 */
public record SentCopy(TrackingId copy, PersonCode person, String recipient, int recipients) {

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException where it is less than 1
   */
  public SentCopy {
    if (recipients < 1) {
      throw new IllegalArgumentException(
          "a copy has " + recipients + " recipients; it takes at least 1");
    }
  }
}
