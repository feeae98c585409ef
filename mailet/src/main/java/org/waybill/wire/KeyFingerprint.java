package org.waybill.wire;

import java.util.HexFormat;

/**
 * Tells two sealing keys apart without telling either.
 *
 * @param hex 16 lower-case hexadecimal digits
 */
public record KeyFingerprint(String hex) implements Comparable<KeyFingerprint> {

  static final int LENGTH = 8;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException where it is not 16 lower-case hexadecimal digits
   */
  public KeyFingerprint {
    if (!hex.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("key fingerprint is not 16 lower-case hexadecimal digits");
    }
  }

  static KeyFingerprint of(byte[] digest) {
    return new KeyFingerprint(HexFormat.of().formatHex(digest, 0, LENGTH));
  }

  @Override
  public int compareTo(KeyFingerprint other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
