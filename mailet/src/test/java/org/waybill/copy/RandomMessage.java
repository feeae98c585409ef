package org.waybill.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Makes messages of all structures, encodings and line ends out of a seed. */
final class RandomMessage {

  private static final String[] WORDS = {
    "Hello", "<b>big</b>", "3 > 2", "a=b", "From here", ".dot", "caf\u00e9", "&amp;", "\t", "  "
  };

  private final Random random;
  private final String lineEnd;
  private int boundaries;

  RandomMessage(long seed) {
    random = new Random(seed);
    lineEnd = random.nextInt(4) == 0 ? "\n" : "\r\n";
  }

  byte[] bytes() {
    String head = random.nextInt(10) == 0 ? "From a@b Mon Nov 23 12:00:00 2026" + lineEnd : "";
    String text =
        head
            + "From: a@sender.example"
            + lineEnd
            + "Subject: random"
            + lineEnd
            + "MIME-Version: 1.0"
            + lineEnd
            + part(0);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Header fields, an empty line, a body. */
  private String part(int depth) {
    if (depth > 3 || random.nextInt(3) == 0) {
      return random.nextInt(4) == 0 ? plain() : html();
    }
    String boundary = "=_" + boundaries++;
    String kind = new String[] {"mixed", "alternative", "related"}[random.nextInt(3)];
    StringBuilder out =
        new StringBuilder("Content-Type: multipart/")
            .append(kind + "; boundary=\"" + boundary + "\"" + lineEnd + lineEnd)
            .append(random.nextBoolean() ? "preamble" + lineEnd : "");
    for (int i = random.nextInt(3); i >= 0; i--) {
      out.append("--" + boundary + lineEnd).append(part(depth + 1)).append(lineEnd);
    }
    out.append("--" + boundary + "--");
    return out.append(random.nextBoolean() ? lineEnd + "epilogue" : "").toString();
  }

  private String plain() {
    return "Content-Type: text/plain; charset=iso-8859-1" + lineEnd + lineEnd + words(20);
  }

  private String html() {
    String encoding =
        new String[] {"7bit", "8bit", "quoted-printable", "base64"}[random.nextInt(4)];
    String body = body();
    String encoded =
        switch (encoding) {
          case "quoted-printable" -> quotedPrintable(body);
          case "base64" -> base64(body);
          default -> body;
        };
    return "Content-Type: text/html; charset=iso-8859-1"
        + lineEnd
        + "Content-Transfer-Encoding: "
        + encoding
        + lineEnd
        + lineEnd
        + encoded;
  }

  private String body() {
    StringBuilder out = new StringBuilder(random.nextBoolean() ? "<html><body>" : "");
    for (int i = random.nextInt(12); i >= 0; i--) {
      out.append(words(random.nextInt(8))).append(link());
    }
    return out.append(random.nextBoolean() ? "</body></html>" + lineEnd : "").toString();
  }

  private String link() {
    String quote = new String[] {"\"", "'", ""}[random.nextInt(3)];
    String url =
        "https://example.org/" + "x".repeat(random.nextInt(10) == 0 ? 900 : random.nextInt(90));
    String query = random.nextBoolean() ? "?a=1&amp;b=" + random.nextInt(100) : "";
    return "<a href=" + quote + url + query + quote + ">link</a>";
  }

  private String words(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(WORDS[random.nextInt(WORDS.length)]);
      out.append(random.nextInt(3) == 0 ? lineEnd : " ");
    }
    return out.toString();
  }

  private String base64(String body) {
    int line = new int[] {76, 64, 60, 4, 1000}[random.nextInt(5)];
    String flat = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.ISO_8859_1));
    return flat.replaceAll("(.{" + line + "})(?=.)", "$1" + lineEnd);
  }

  private String quotedPrintable(String body) {
    int width = random.nextInt(5) == 0 ? 300 : 40 + random.nextInt(36);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int column = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      boolean end = c == '\r' || c == '\n';
      String unit = end || (c < 0x7F && c >= ' ' && c != '=') ? "" + c : "=%02X".formatted((int) c);
      if (!end && column + unit.length() >= width) {
        out.writeBytes(("=" + lineEnd).getBytes(StandardCharsets.US_ASCII));
        column = 0;
      }
      out.writeBytes(unit.getBytes(StandardCharsets.US_ASCII));
      column = end ? 0 : column + unit.length();
    }
    return out.toString(StandardCharsets.US_ASCII);
  }
}
