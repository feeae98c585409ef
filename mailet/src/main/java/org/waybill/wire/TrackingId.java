package org.waybill.wire;

/**
 * Names one copy of a message: the first half of an HMAC over message, sender and recipient, so
 * that a resent or repeated copy has the same id. Immutable.
 */
public final class TrackingId extends Bytes16<TrackingId> {

  private static final String WHAT = "tracking id";

  private TrackingId(byte[] bytes) {
    super(bytes, WHAT);
  }

  /**
   * Takes the raw form.
   *
   * @param bytes 16 bytes
   * @throws IllegalArgumentException for any other length
   */
  public static TrackingId of(byte[] bytes) {
    return new TrackingId(bytes);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException where the text is not 22 characters of canonical base64url
   */
  public static TrackingId parse(String text) {
    return new TrackingId(parse(text, WHAT));
  }
}
