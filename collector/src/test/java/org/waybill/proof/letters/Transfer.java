package org.waybill.proof.letters;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Content-Transfer-Encodings as written by many hands (RFC 2045 section 6). */
final class Transfer {
  private static final String HEX = "0123456789ABCDEF";

  private final Pick pick;
  private final String lineEnd;

  Transfer(Pick pick, String lineEnd) {
    this.pick = pick;
    this.lineEnd = lineEnd;
  }

  /**
   * An encoded body.
   *
   * @param field the Content-Transfer-Encoding's value, empty for none
   * @param body one character a byte
   */
  record Encoded(String field, String body) {}

  /** Encodes text whose lines end in LF. */
  Encoded encode(byte[] text) {
    String body = new String(text, StandardCharsets.ISO_8859_1);
    boolean fits =
        body.chars().allMatch(c -> c < 0x80 && c != 0)
            && body.lines().allMatch(line -> line.length() <= 998);
    return switch (pick.below(fits ? 8 : 6)) {
      case 0, 1 -> new Encoded(pick.of("base64", "BASE64", "base64 "), base64(body));
      case 2, 3, 4 ->
          new Encoded(pick.of("quoted-printable", "Quoted-Printable"), quotedPrintable(body));
      case 5 -> new Encoded(pick.of("8bit", "8BIT", "8bit"), lines(body));
      default -> new Encoded(pick.of("7bit", "", "7bit"), lines(body));
    };
  }

  private String lines(String body) {
    return body.replace("\n", lineEnd);
  }

  private String base64(String body) {
    int width = pick.of(76, 76, 76, 72, 64, 60, 4, 100_000);
    byte[] bytes =
        body.replace("\n", pick.of("\r\n", "\r\n", "\n")).getBytes(StandardCharsets.ISO_8859_1);
    String flat = Base64.getEncoder().encodeToString(bytes);
    StringBuilder out = new StringBuilder();
    int bound = Math.min(width, 998 / 4 * 4);
    for (int at = 0; at < flat.length(); at += bound) {
      out.append(flat, at, Math.min(flat.length(), at + bound)).append(lineEnd);
    }
    return pick.chance(20) ? out.toString().stripTrailing() : out.toString();
  }

  private String quotedPrintable(String body) {
    int width = pick.of(76, 76, 75, 72, 60, 300);
    boolean lower = pick.chance(10);
    boolean eager = pick.chance(10);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int column = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\n') {
        out.writeBytes(ascii(lineEnd));
        column = 0;
        continue;
      }
      boolean last = i + 1 == body.length() || body.charAt(i + 1) == '\n';
      String unit = isPlain(c, last, eager) ? "" + c : escape(c, lower);
      if (column + unit.length() > width - 1) {
        out.writeBytes(ascii("=" + lineEnd));
        column = 0;
      }
      out.writeBytes(unit.getBytes(StandardCharsets.ISO_8859_1));
      column += unit.length();
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static boolean isPlain(char c, boolean last, boolean eager) {
    boolean space = c == ' ' || c == '\t';
    return space ? !last : c > ' ' && c < 0x7F && c != '=' && !(eager && "<>\"'@".indexOf(c) >= 0);
  }

  private static String escape(char c, boolean lower) {
    String escaped = "=" + HEX.charAt(c >> 4 & 15) + HEX.charAt(c & 15);
    return lower ? escaped.toLowerCase(java.util.Locale.ROOT) : escaped;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
