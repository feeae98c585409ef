package org.waybill.wire;

/**
 * One copy of a message, as the ledger keeps it.
 *
 * @param copy its id
 * @param person the recipient's code, or {@link PersonCode#NONE}
 * @param recipient the canonical recipient, or {@link Ids#SHARED}
 * @param recipients how many envelope recipients share it, at least 1
 * @param pixels how many pixels it carries, 0 to 255; with none its opens cannot be seen. Of a
 *     shared copy that looks different to some, the most that any of them got
 */
public record SentCopy(
    TrackingId copy, PersonCode person, String recipient, int recipients, int pixels) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException where one is out of its bounds
   */
  public SentCopy {
    if (recipients < 1) {
      throw new IllegalArgumentException(
          "a copy has " + recipients + " recipients; it takes at least 1");
    }
    if (pixels < 0 || pixels > 0xFF) {
      throw new IllegalArgumentException("a copy has " + pixels + " pixels; it takes 0 to 255");
    }
  }
}
