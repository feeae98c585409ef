package org.waybill.proof.letters;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes the parts of one message, one character a byte. Not thread-safe. */
final class Parts {
  private static final String TO_ITSELF = "Content-Transfer-Encoding: ";

  private final Pick pick;
  private final Tongue tongue;
  private final Page page;
  private final String lineEnd;
  private int boundaries;

  Parts(Pick pick, Tongue tongue, Page page, String lineEnd) {
    this.pick = pick;
    this.tongue = tongue;
    this.page = page;
    this.lineEnd = lineEnd;
  }

  String message(Structure structure) {
    String head =
        """
        Return-Path: <lea@sender.example>
        From: =?utf-8?Q?L=C3=A9a?= <lea@sender.example>
        To: "Reader, A." <reader@remote.example>
        Subject: =?utf-8?B?R3LDvMOfZQ==?= from
        	a folded subject
        Date: Mon, 23 Nov 2026 09:00:00 +0000
        Message-ID: <%s@sender.example>
        X-Mailer: %s
        MIME-Version: 1.0
        """
            .formatted(pick.word(12), page);
    return head.replace("\n", lineEnd) + content(structure);
  }

  private String content(Structure structure) {
    return switch (structure) {
      case SINGLE -> html();
      case ALTERNATIVE -> multipart("alternative", plain(), html());
      case MIXED -> multipart("mixed", html(), attachment(), plain());
      case RELATED -> multipart("related", html(), image());
      case RELATED_IN_ALTERNATIVE ->
          multipart("alternative", plain(), multipart("related", html(), image()));
      case ALTERNATIVE_IN_RELATED ->
          multipart("related", multipart("alternative", plain(), html()), image(), image());
      case ALL_NESTED ->
          multipart(
              "mixed",
              multipart("alternative", plain(), multipart("related", html(), image())),
              attachment());
      case TWO_HTML -> multipart("mixed", html(), attachment(), html());
      case HTML_ATTACHED -> multipart("mixed", html(), named(html()));
      case MESSAGE_ATTACHED -> multipart("mixed", html(), enclosed());
      case CALENDAR -> multipart("alternative", plain(), html(), calendar());
      case AMP -> multipart("alternative", plain(), amp(), html());
      case NO_END -> noEnd(multipart("alternative", plain(), html()));
    };
  }

  private String multipart(String subtype, String... parts) {
    String boundary = boundary();
    StringBuilder out = new StringBuilder("Content-Type: multipart/").append(subtype);
    out.append(pick.of(";", ";" + lineEnd + "\t", "; charset=utf-8;")).append(" boundary=\"");
    out.append(boundary).append('"').append(lineEnd).append(lineEnd);
    out.append(pick.of("", "", "This is a multi-part message in MIME format." + lineEnd));
    for (String part : parts) {
      out.append("--").append(boundary).append(pick.of("", "", "  ")).append(lineEnd);
      out.append(part).append(lineEnd);
    }
    out.append("--").append(boundary).append("--");
    return out.append(pick.of("", lineEnd, lineEnd + "epilogue" + lineEnd)).toString();
  }

  /** Some are the beginning of each other, which only whole lines tell apart. */
  private String boundary() {
    boundaries++;
    String tail = "-".repeat(boundaries) + boundaries;
    return pick.of("b", "----=_Part_1.2", "Apple-Mail=_A'()+_,./:=?", "a b c") + tail;
  }

  private String html() {
    String text = Page.write(page, pick, tongue);
    Transfer.Encoded body = new Transfer(pick, lineEnd).encode(text.getBytes(tongue.charset()));
    return type("text/html") + encoding(body) + lineEnd + body.body();
  }

  private String plain() {
    String text =
        tongue.phrase(pick, 9)
            + "\n\nhttps://shop.example/text?a=1&b=2.\n> https://quoted.example/\n"
            + "<https://angle.example/>, (https://round.example/x)\n-- \n"
            + tongue.phrase(pick, 3)
            + "\n";
    Transfer.Encoded body = new Transfer(pick, lineEnd).encode(text.getBytes(tongue.charset()));
    return type("text/plain") + encoding(body) + lineEnd + body.body();
  }

  private String type(String type) {
    String name = pick.of(type, type, type.toUpperCase(java.util.Locale.ROOT));
    String charset =
        tongue
            .label()
            .map(
                label ->
                    pick.of(
                        "; charset=" + label,
                        "; charset=\"" + label + "\"",
                        ";" + lineEnd + " charset=" + label + "; format=flowed"))
            .orElse("");
    return "Content-Type: " + name + charset + lineEnd;
  }

  private String encoding(Transfer.Encoded body) {
    return body.field().isEmpty() ? "" : TO_ITSELF + body.field() + lineEnd;
  }

  private String amp() {
    return "Content-Type: text/x-amp-html; charset=utf-8"
        + lineEnd
        + lineEnd
        + "<!doctype html><html amp4email><body><a"
        + " href=\"https://amp.example/\">x</a></body></html>"
        + lineEnd;
  }

  private String calendar() {
    return "Content-Type: text/calendar; method=REQUEST"
        + lineEnd
        + lineEnd
        + String.join(
            lineEnd, List.of("BEGIN:VCALENDAR", "URL:https://x.example/", "END:VCALENDAR"))
        + lineEnd;
  }

  private String image() {
    byte[] bytes = new byte[200 + pick.below(400)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pick.below(256);
    }
    String body =
        Base64.getMimeEncoder(76, lineEnd.getBytes(StandardCharsets.US_ASCII))
            .encodeToString(bytes);
    return "Content-Type: image/png; name=x.png"
        + lineEnd
        + "Content-ID: <logo@x>"
        + lineEnd
        + TO_ITSELF
        + "base64"
        + lineEnd
        + lineEnd
        + body
        + lineEnd;
  }

  private String attachment() {
    return "Content-Disposition: attachment; filename*=utf-8''%C3%A4.pdf" + lineEnd + image();
  }

  private String named(String html) {
    return "Content-Disposition: attachment; filename=\"page.html\"" + lineEnd + html;
  }

  private String enclosed() {
    return "Content-Type: message/rfc822"
        + lineEnd
        + lineEnd
        + "From: b@c.example"
        + lineEnd
        + multipart("alternative", plain(), html());
  }

  private String noEnd(String message) {
    int end = message.lastIndexOf(lineEnd + "--");
    return message.substring(0, end + lineEnd.length());
  }
}
