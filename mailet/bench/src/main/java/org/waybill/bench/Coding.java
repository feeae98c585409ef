package org.waybill.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Content-Transfer-Encodings (RFC 2045 section 6). */
enum Coding {
  SEVEN_BIT("7bit"),
  EIGHT_BIT("8bit"),
  QUOTED_PRINTABLE("quoted-printable"),
  BASE64("base64");

  /** RFC 2045 section 6.7 rule 5, less the soft line break. */
  private static final int LONGEST = 75;

  private final String token;

  Coding(String token) {
    this.token = token;
  }

  /** A MIME part in UTF-8 with its header, one character a byte. */
  String part(String type, String text) {
    return "Content-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n%s"
        .formatted(type, token, encode(text));
  }

  private String encode(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return switch (this) {
      case SEVEN_BIT, EIGHT_BIT -> new String(bytes, ISO_8859_1);
      case QUOTED_PRINTABLE -> quotedPrintable(bytes);
      case BASE64 -> Base64.getMimeEncoder().encodeToString(bytes) + "\r\n";
    };
  }

  private static String quotedPrintable(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (byte octet : bytes) {
      boolean lineEnd = octet == '\r' || octet == '\n';
      boolean plain = lineEnd || (octet >= ' ' && octet <= '~' && octet != '=');
      String written = plain ? String.valueOf((char) octet) : "=%02X".formatted(octet & 0xFF);
      if (!lineEnd && column + written.length() > LONGEST) {
        out.append("=\r\n");
        column = 0;
      }
      out.append(written);
      column = lineEnd ? 0 : column + written.length();
    }
    return out.toString();
  }
}
