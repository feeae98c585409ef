package org.waybill.wire;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * The key behind ids, person codes and the channel between mailet and collector; never rotated.
 * Immutable; never shows its secret.
 */
public final class IdentityKey {

  static final int LENGTH = 32;

  private final byte[] secret;

  /**
   * Takes the secret.
   *
   * @param secret 32 bytes
   * @throws IllegalArgumentException for any other length
   */
  public IdentityKey(byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException(
          "identity key has " + secret.length + " bytes; it takes exactly " + LENGTH);
    }
    this.secret = secret.clone();
  }

  /** A new one from a strong source of randomness. */
  public static IdentityKey generate(SecureRandom random) {
    byte[] secret = new byte[LENGTH];
    random.nextBytes(secret);
    return new IdentityKey(secret);
  }

  /** HMAC-SHA-256 of length-prefixed fields, 32 bytes. */
  byte[] hmac(Fields fields) {
    return Hmac.sha256(secret, fields.toByteArray());
  }

  /** HKDF-SHA-256 (RFC 5869) without salt, 32 bytes, for one named purpose. */
  byte[] derive(String purpose) {
    try {
      return Hkdf.computeHkdf(
          "HmacSha256", secret, new byte[0], purpose.getBytes(StandardCharsets.US_ASCII), 32);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  byte[] secret() {
    return secret.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityKey that && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return LENGTH;
  }

  @Override
  public String toString() {
    return "identity key";
  }
}
