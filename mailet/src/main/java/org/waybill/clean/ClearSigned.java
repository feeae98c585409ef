package org.waybill.clean;

import java.nio.charset.StandardCharsets;

/** Text signed in place (RFC 9580 section 7): any change breaks the signature. */
final class ClearSigned {

  private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";

  private ClearSigned() {}

  /** Whether a line of it begins the signed part; one behind quote signs is only quoted. */
  static boolean is(byte[] text) {
    String characters = new String(text, StandardCharsets.ISO_8859_1);
    return characters.startsWith(BEGIN) || characters.contains("\n" + BEGIN);
  }
}
