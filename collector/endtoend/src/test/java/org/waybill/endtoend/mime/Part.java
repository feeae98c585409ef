package org.waybill.endtoend.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message or one of its parts, one character a byte, lines ending in CRLF. Reads well-formed
 * messages only, which is what tests are made of.
 *
 * @param header the header fields with their line ends
 * @param body what follows the empty line
 */
public record Part(String header, String body) {
  private static final Pattern PARAMETER =
      Pattern.compile("([a-z0-9-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  public static Part of(byte[] message) {
    return of(new String(message, StandardCharsets.ISO_8859_1));
  }

  static Part of(String text) {
    if (text.startsWith("\r\n")) {
      return new Part("", text.substring(2));
    }
    int end = text.indexOf("\r\n\r\n");
    return end < 0
        ? new Part(text, "")
        : new Part(text.substring(0, end + 2), text.substring(end + 4));
  }

  /** The first field of that name, unfolded, without name and surrounding space. */
  public Optional<String> field(String name) {
    return fields().stream()
        .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(field -> field.substring(name.length() + 1).replaceAll("\r\n(?=[ \t])", "").strip())
        .findFirst();
  }

  /** The header's fields in their order, folded as they are, each without its last line end. */
  public List<String> fields() {
    return header.isEmpty() ? List.of() : List.of(header.split("\r\n(?![ \t])"));
  }

  /** The last part of type text/html that is not an attachment. */
  public Optional<Part> html() {
    return leaves().stream()
        .filter(part -> part.type().equals("text/html"))
        .filter(
            part -> part.field("Content-Disposition").map(d -> !d.startsWith("att")).orElse(true))
        .reduce((first, second) -> second);
  }

  /** All parts that are no multipart, in their order. */
  public List<Part> leaves() {
    if (!type().startsWith("multipart/")) {
      return List.of(this);
    }
    List<Part> leaves = new ArrayList<>();
    String delimiter = "\r\n--" + parameter("boundary").orElseThrow();
    String[] pieces = ("\r\n" + body).split(Pattern.quote(delimiter), -1);
    for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
      leaves.addAll(of(pieces[i].substring(pieces[i].indexOf("\r\n") + 2)).leaves());
    }
    return leaves;
  }

  /** The media type in lower case, {@code text/plain} where there is none. */
  public String type() {
    String value = field("Content-Type").orElse("text/plain");
    return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The body without its Content-Transfer-Encoding (RFC 2045 section 6). */
  public byte[] decoded() {
    return switch (field("Content-Transfer-Encoding").orElse("7bit").toLowerCase(Locale.ROOT)) {
      case "base64" -> Base64.getMimeDecoder().decode(body);
      case "quoted-printable" -> unquoted().getBytes(StandardCharsets.ISO_8859_1);
      default -> body.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  /** The decoded body as text in its charset. */
  public String text() {
    return new String(decoded(), Charset.forName(parameter("charset").orElse("US-ASCII")));
  }

  private Optional<String> parameter(String name) {
    Matcher parameters = PARAMETER.matcher(field("Content-Type").orElse(""));
    while (parameters.find()) {
      if (parameters.group(1).equalsIgnoreCase(name)) {
        return Optional.of(
            Optional.ofNullable(parameters.group(2)).orElseGet(() -> parameters.group(3)));
      }
    }
    return Optional.empty();
  }

  private String unquoted() {
    return Pattern.compile("=([0-9A-Fa-f]{2})")
        .matcher(body.replaceAll("=[ \t]*\r\n", ""))
        .replaceAll(
            hex ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
  }
}
