package org.waybill.wire;

import java.util.Arrays;

/**
 * What every 16-byte id shares: 22 characters of base64url, and nothing else is read. Two ids are
 * equal only where they name the same kind of thing. Immutable.
 */
abstract class Bytes16<T extends Bytes16<T>> implements Comparable<T> {

  static final int LENGTH = 16;

  private final byte[] bytes;
  private final String what;

  /** Takes a copy of 16 bytes; {@code what} names the id in an error. */
  Bytes16(byte[] bytes, String what) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          what + " has " + bytes.length + " bytes; it takes exactly " + LENGTH);
    }
    this.bytes = bytes.clone();
    this.what = what;
  }

  /** The bytes that {@link #toString()} wrote. */
  static byte[] parse(String text, String what) {
    byte[] bytes = Base64Url.decode(text);
    if (bytes == null || bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          what + " is not 22 characters of base64url (A-Z a-z 0-9 - _)");
    }
    return bytes;
  }

  /** The raw form, 16 bytes, a copy. */
  public final byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public final int compareTo(T other) {
    Bytes16<T> that = other;
    return Arrays.compareUnsigned(bytes, that.bytes);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Bytes16<?> that
        && what.equals(that.what)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 22 characters of base64url; safe in a URL. */
  @Override
  public final String toString() {
    return Base64Url.encode(bytes);
  }
}
