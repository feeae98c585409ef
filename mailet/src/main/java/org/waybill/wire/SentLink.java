package org.waybill.wire;

/**
 * One tracked link of a message, as the ledger keeps it.
 *
 * @param number its number in the message, 1 to 65535
 * @param url the target, ASCII
 * @param label the text a reader sees on it; may be empty
 */
public record SentLink(int number, String url, String label) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException where it is not 1 to 65535
   */
  public SentLink {
    if (number < 1 || number > 0xFFFF) {
      throw new IllegalArgumentException("link number is " + number + "; it takes 1 to 65535");
    }
  }
}
