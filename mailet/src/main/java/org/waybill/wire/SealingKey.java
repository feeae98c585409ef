package org.waybill.wire;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;

/** One AES-SIV key with its id and state. Immutable; never shows its secret. */
public final class SealingKey {

  /** AES-SIV with two AES-256 keys (RFC 5297). */
  static final int LENGTH = 64;

  /** By the instant from which they seal. */
  static final Comparator<SealingKey> NEWEST_LAST =
      Comparator.comparing(SealingKey::activeFrom).thenComparingInt(SealingKey::id);

  private final int id;
  private final KeyState state;
  private final Instant activeFrom;
  private final byte[] secret;

  /**
   * Checks every part.
   *
   * @param id 0 to 255, never reused
   * @param state where it is in its life
   * @param activeFrom seals from this instant on, if active
   * @param secret 64 bytes; none for a destroyed key
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public SealingKey(int id, KeyState state, Instant activeFrom, byte[] secret) {
    if (id < 0 || id > 255) {
      throw new IllegalArgumentException("sealing key id is " + id + "; it takes 0 to 255");
    }
    int expected = state == KeyState.DESTROYED ? 0 : LENGTH;
    if (secret.length != expected) {
      throw new IllegalArgumentException(
          "sealing key "
              + id
              + " ("
              + state.word()
              + ") has "
              + secret.length
              + " bytes; it takes exactly "
              + expected);
    }
    this.id = id;
    this.state = state;
    this.activeFrom = activeFrom;
    this.secret = secret.clone();
  }

  /** A new one, active from the given instant. */
  public static SealingKey generate(int id, Instant activeFrom, SecureRandom random) {
    byte[] secret = new byte[LENGTH];
    random.nextBytes(secret);
    return new SealingKey(id, KeyState.ACTIVE, activeFrom, secret);
  }

  /** 0 to 255. */
  public int id() {
    return id;
  }

  /** Where it is in its life. */
  public KeyState state() {
    return state;
  }

  /** From when on it seals. */
  public Instant activeFrom() {
    return activeFrom;
  }

  /** Whether it opens tokens. */
  public boolean opens() {
    return state != KeyState.DESTROYED;
  }

  /** Whether it seals at that instant. */
  public boolean sealsAt(Instant now) {
    return state == KeyState.ACTIVE && !activeFrom.isAfter(now);
  }

  /** The same key when it seals no more. */
  SealingKey openOnly() {
    return new SealingKey(id, KeyState.OPEN_ONLY, activeFrom, secret);
  }

  /** What is left of it for ever: its id, which nobody gets again. */
  SealingKey destroyed() {
    return new SealingKey(id, KeyState.DESTROYED, activeFrom, new byte[0]);
  }

  /** What may be told about it; of a destroyed key only its id. */
  public KeyFingerprint fingerprint() {
    return KeyFingerprint.of(
        Hmac.sha256(
            secret.length == 0 ? new byte[1] : secret,
            Fields.of("fingerprint/1").bytes(new byte[] {(byte) id}).toByteArray()));
  }

  byte[] secret() {
    return secret.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealingKey that
        && id == that.id
        && state == that.state
        && activeFrom.equals(that.activeFrom)
        && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "sealing key " + id + " (" + state.word() + ")";
  }
}
