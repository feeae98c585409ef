package org.waybill.wire;

import com.google.crypto.tink.subtle.AesSiv;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals tokens with one key: {@code key id 1 | AES-SIV(plaintext)} in base64url, the kind's letter
 * as associated data. Deterministic. Thread-safe.
 */
public final class Sealer {

  /** Bytes in front of the plaintext: the key's id and the synthetic IV. */
  private static final int OVERHEAD = 1 + 16;

  private final SealingKey key;
  private final KeyFingerprint fingerprint;
  private final AesSiv siv;

  Sealer(SealingKey key) {
    this.key = key;
    this.fingerprint = key.fingerprint();
    this.siv = siv(key);
  }

  SealingKey key() {
    return key;
  }

  AesSiv siv() {
    return siv;
  }

  /** The key it seals with. */
  public KeyFingerprint fingerprint() {
    return fingerprint;
  }

  /** The token's text: characters of base64url, {@link #length} of them. */
  public String seal(Token token) {
    return new String(sealed(token), StandardCharsets.US_ASCII);
  }

  /** The same as ASCII bytes, the caller's own. */
  public byte[] sealed(Token token) {
    try {
      byte[] sealed =
          siv.encryptDeterministically(TokenBytes.encode(token), associated(token.kind()));
      return Base64Url.encoded(
          ByteBuffer.allocate(1 + sealed.length).put((byte) key.id()).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed with " + key, e);
    }
  }

  /**
   * How long a token's text is: it depends on the target's length alone.
   *
   * @param targetLength characters of the target, all ASCII
   */
  public static int length(int targetLength) {
    return Base64Url.encodedLength(OVERHEAD + TokenBytes.TARGET_AT + targetLength);
  }

  private static AesSiv siv(SealingKey key) {
    try {
      return new AesSiv(key.secret());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot use " + key, e);
    }
  }

  static byte[] associated(TokenKind kind) {
    return new byte[] {(byte) kind.letter()};
  }
}
