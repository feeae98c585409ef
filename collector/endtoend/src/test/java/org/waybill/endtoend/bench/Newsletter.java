package org.waybill.endtoend.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A multipart/alternative of 10 kB, both parts in quoted-printable, ten links and some umlauts in
 * its HTML. Every message made of it differs in its Message-ID and in nothing else.
 */
final class Newsletter {
  private static final String NUMBER = "0000000000";

  private static final String HEAD =
      """
      MIME-Version: 1.0
      From: Harbour Gazette <gazette@sender.example>
      To: Friends of the harbour <friends@other.example>
      Subject: Ten ships and what they brought
      Date: Mon, 23 Nov 2026 09:00:00 +0000
      Message-ID: <gazette-%s@sender.example>
      Content-Type: multipart/alternative; boundary="=_harbour-gazette"

      --=_harbour-gazette
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      """
          .formatted(NUMBER);

  private static final String TEXT =
      """
      Ship number %1$d came in with the morning tide and lies at the south =
      quay. She brought coffee, tea and a crate that nobody has opened yet. =
      The harbour master says: we shall see. More: =
      https://shop.example/ships/%1$d

      """;

  private static final String BETWEEN =
      """
      --=_harbour-gazette
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <!DOCTYPE html>
      <html lang=3D"en"><head><meta charset=3D"utf-8"><title>Harbour =
      Gazette</title>
      <style>body { font-family: sans-serif } td { padding: 8px } a { =
      color: #036 }</style>
      </head><body style=3D"margin: 0"><table role=3D"presentation" =
      width=3D"600">
      """;

  private static final String ROW =
      """
      <tr><td width=3D"120"><img =
      src=3D"https://pictures.example/ships/%1$d.jpg" width=3D"120" =
      height=3D"80" alt=3D"The ship at the quay"></td>
      <td style=3D"font-size: 14px; line-height: 20px; color: #222222"><h3 =
      style=3D"margin: 0">Ship number %1$d</h3><p style=3D"margin: 0 0 8px =
      0">She came in with the morning tide and lies at the south quay. She =
      brought coffee, tea and a crate that nobody has opened yet. The =
      harbour master Bj=C3=B6rn says: <i>we shall see</i>.</p>
      <a =
      href=3D"https://shop.example/ships/%1$d?from=3Dgazette&amp;issue=3D47#=
      cargo" style=3D"color: #003366">What she brought</a></td></tr>
      """;

  private static final String TAIL =
      """
      </table><p>You get this because you like ships.</p></body></html>

      --=_harbour-gazette--
      """;

  private static final byte[] BYTES =
      (HEAD + rows(TEXT) + BETWEEN + rows(ROW) + TAIL).replace("\n", "\r\n").getBytes(US_ASCII);

  private static final int AT = new String(BYTES, ISO_8859_1).indexOf(NUMBER);

  private Newsletter() {}

  /** The message of a number of up to ten digits: complete, no line begins with a dot. */
  static byte[] numbered(long number) {
    byte[] bytes = BYTES.clone();
    byte[] digits = String.format("%010d", number).getBytes(US_ASCII);
    System.arraycopy(digits, 0, bytes, AT, digits.length);
    return bytes;
  }

  /** How many bytes each has. */
  static int size() {
    return BYTES.length;
  }

  private static String rows(String row) {
    return IntStream.rangeClosed(1, 10).mapToObj(row::formatted).collect(Collectors.joining());
  }
}
