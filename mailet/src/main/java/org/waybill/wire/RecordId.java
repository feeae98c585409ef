package org.waybill.wire;

import java.security.SecureRandom;
import java.util.Arrays;

/** Names one ledger record; 16 random bytes by which a repeated record is known. Immutable. */
public final class RecordId implements Comparable<RecordId> {

  private final byte[] bytes;

  private RecordId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes the raw form.
   *
   * @param bytes 16 bytes
   * @throws IllegalArgumentException for any other length
   */
  public static RecordId of(byte[] bytes) {
    return new RecordId(Bytes16.check(bytes, "record id"));
  }

  /** A new one from a strong source of randomness. */
  public static RecordId random(SecureRandom random) {
    byte[] bytes = new byte[Bytes16.LENGTH];
    random.nextBytes(bytes);
    return new RecordId(bytes);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException where the text is not 22 characters of canonical base64url
   */
  public static RecordId parse(String text) {
    return new RecordId(Bytes16.parse(text, "record id"));
  }

  /** The raw form, 16 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(RecordId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordId that && Arrays.equals(bytes, that.bytes);
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
