package org.waybill.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Messages as newsletter tools make them: tables in tables, styles at every element. */
final class Newsletter {
  private static final String HEAD =
      """
      MIME-Version: 1.0
      Received: from desk.sender.example ([192.0.2.7]) by mail.sender.example
       with ESMTP id 7C1F2; Mon, 23 Nov 2026 09:00:00 +0000 (UTC)
      From: Harbour Gazette <gazette@sender.example>
      To: Friends of the harbour <friends@other.example>
      Subject: What the ships brought
      Date: Mon, 23 Nov 2026 09:00:00 +0000
      Message-ID: <gazette-47@sender.example>
      """;

  private static final String TOP =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Harbour Gazette</title>
      <style>
      body { margin: 0; font-family: Arial, sans-serif } .cell > p { line-height: 20px }
      @media only screen and (max-width: 600px) { .column { width: 100% !important } }
      </style></head>
      <body bgcolor="#ffffff" style="margin: 0; padding: 0">
      <!-- what stands in the list of messages -->
      <div style="display: none; max-height: 0">What the ships brought this week</div>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
      """;

  private static final String LINKED =
      """
      <table role="presentation" class="column" width="600" style="border-collapse: collapse">
      <tr><td class="cell" width="120" valign="top"><a href="https://shop.example/ships/@?from=gazette&amp;\
      issue=47&amp;place=picture#cargo" target="_blank"><img src="https://pictures.example/ships/@.jpg"\
       width="120" height="80" border="0" alt="Ship @"></a></td>
      """;

  private static final String WORDS =
      """
      <tr><td class="cell" style="font-size: 14px; color: #222222; padding: 0 0 8px 16px"><h3 style="margin: 0\
      ">Ship number @</h3><p style="margin: 0 0 8px 0">She came in with the morning tide, and lies at the\
       south quay. She brought coffee, tea &amp; a crate that nobody has opened yet. The harbour master\
       NAME says: <i>we shall see</i>.</p></td></tr>
      """;

  private static final String BOTTOM =
      """
      </td></tr></table>
      <p style="font-size: 11px">You get this because you like ships.</p>
      </body></html>
      """;

  private Newsletter() {}

  /**
   * HTML of at least that many bytes.
   *
   * @param beyondAscii whether some of its letters are not ASCII
   */
  static String html(int bytes, int links, boolean beyondAscii) {
    StringBuilder out = new StringBuilder(TOP);
    int share = (bytes - TOP.length() - BOTTOM.length()) / links;
    for (int link = 1; link <= links; link++) {
      int until = out.length() + share;
      String number = String.valueOf(link);
      out.append(LINKED.replace("@", number)).append("</tr>");
      do {
        out.append(WORDS.replace("@", number));
      } while (out.length() < until - WORDS.length() / 2);
      out.append("</table>\n");
    }
    return lines(out + BOTTOM).replace("NAME", beyondAscii ? "Bj\u00f6rn" : "Bjorn");
  }

  /** Plain text of about that many bytes. */
  static String text(int bytes) {
    String sentence = "She came in with the morning tide, and lies at the south quay.\n";
    return lines(sentence.repeat(1 + bytes / sentence.length()));
  }

  /** A message of one part. */
  static byte[] alone(String part) {
    return (lines(HEAD) + part).getBytes(ISO_8859_1);
  }

  /** A multipart/alternative. */
  static byte[] alternative(String text, String html) {
    String boundary = "=_gazette-47";
    return (lines(HEAD)
            + "Content-Type: multipart/alternative; boundary=\"%s\"\r\n\r\n".formatted(boundary)
            + "--%1$s\r\n%2$s\r\n--%1$s\r\n%3$s\r\n--%1$s--\r\n".formatted(boundary, text, html))
        .getBytes(ISO_8859_1);
  }

  private static String lines(String text) {
    return text.replace("\n", "\r\n");
  }
}
