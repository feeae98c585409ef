package org.waybill.wire;

import java.util.Arrays;

/**
 * Names one copy of a message: the first half of an HMAC over message, sender and recipient, so
 * that a resent or repeated copy has the same id. Immutable.
 */
public final class TrackingId implements Comparable<TrackingId> {

  private final byte[] bytes;

  private TrackingId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes the raw form.
   *
   * @param bytes 16 bytes
   * @throws IllegalArgumentException for any other length
   */
  public static TrackingId of(byte[] bytes) {
    return new TrackingId(Bytes16.check(bytes, "tracking id"));
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException where the text is not 22 characters of canonical base64url
   */
  public static TrackingId parse(String text) {
    return new TrackingId(Bytes16.parse(text, "tracking id"));
  }

  /** The raw form, 16 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(TrackingId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrackingId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 22 characters of base64url; safe in a URL. */
  @Override
  public String toString() {
    return Bytes16.format(bytes);
  }
}
