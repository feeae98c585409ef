package org.waybill.clean;

/** Which messages are cleaned, and how far. */
public enum Reach {
  /**
   * A message on its way out: its texts and the {@code X-Waybill-} fields of its header. What is
   * attached stays, and whoever signed it signed it as it is.
   */
  OUTBOUND,
  /** The same where signing follows: a DKIM or ARC signature that is there already may break. */
  BEFORE_SIGNING,
  /**
   * A message at the end of its way: attached messages and reports are entered, and no DKIM or ARC
   * signature has to be valid any more.
   */
  DELIVERY,
  /** The same, where messages with such a signature stay as they are. */
  DELIVERY_OF_UNSIGNED;

  /** Whether attached messages and reports are entered; then a signed part is just left out. */
  boolean isDelivery() {
    return this == DELIVERY || this == DELIVERY_OF_UNSIGNED;
  }

  /** Whether a DKIM or ARC signature keeps a message as it is. */
  boolean keepsSigned() {
    return this == OUTBOUND || this == DELIVERY_OF_UNSIGNED;
  }
}
