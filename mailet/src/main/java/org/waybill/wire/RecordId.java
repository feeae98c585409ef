package org.waybill.wire;

import java.security.SecureRandom;

/** Names one ledger record; 16 random bytes by which a repeated record is known. Immutable. */
public final class RecordId extends Bytes16<RecordId> {

  private static final String WHAT = "record id";

  private RecordId(byte[] bytes) {
    super(bytes, WHAT);
  }

  /**
   * Takes the raw form.
   *
   * @param bytes 16 bytes
   * @throws IllegalArgumentException for any other length
   */
  public static RecordId of(byte[] bytes) {
    return new RecordId(bytes);
  }

  /** A new one from a strong source of randomness. */
  public static RecordId random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new RecordId(bytes);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException where the text is not 22 characters of canonical base64url
   */
  public static RecordId parse(String text) {
    return new RecordId(parse(text, WHAT));
  }
}
