package org.waybill.wire;

import java.util.HexFormat;

/**
 * Eight bytes that stand for one recipient over all messages, so that a withdrawal counts for mail
 * already sent. Immutable.
 *
 * @param value the first eight bytes of the HMAC, big-endian; zero for nobody (mode aggregate)
 */
public record PersonCode(long value) {

  /** Nobody in particular. */
  public static final PersonCode NONE = new PersonCode(0);

  /** 16 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
