package org.waybill.collector.classify;

/** What is known of a copy's delivery; the code stands in stored rows. */
public enum Delivery {
  /** Handed to delivery; nobody said more. */
  HANDED_OFF(0),
  /** The remote server accepted it. */
  DELIVERED(1),
  /** It came back, or could not be delivered. */
  BOUNCED(2);

  private final int code;

  Delivery(int code) {
    this.code = code;
  }

  /** As stored, 0 to 3. */
  public int code() {
    return code;
  }

  /** The one with that code. */
  public static Delivery of(int code) {
    return values()[code];
  }
}
