package org.waybill.html;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Takes URLs of ours out of an HTML body: an image that loads one goes, an attribute or a text that
 * is one gets its target back, also inside a conditional comment. Whatever else holds one is left.
 *
 * <p>jsoup's tree of the changed body has to be the tree as found with just these changes; else
 * nothing may be changed. Stateless; no I/O.
 */
public final class OwnPlaces {

  private OwnPlaces() {}

  /**
   * Whether all ASCII bytes of a body are ASCII characters.
   *
   * @param charsetLabel the charset parameter as found, empty where there is none
   */
  public static boolean isAscii(byte[] decoded, Optional<String> charsetLabel) {
    String body = new String(decoded, StandardCharsets.ISO_8859_1);
    return Encoding.of(body, charsetLabel).markup(body).filter(body::equals).isPresent();
  }

  /**
   * Finds what has to change.
   *
   * @param decoded the body's bytes after transfer decoding; not kept
   * @param charsetLabel the charset parameter as found, empty where there is none
   * @param urls ascending
   * @param images whether an image goes as a whole; else it stays and only loses its source
   * @param room whether the body's lines have room for a change
   * @return ascending, not overlapping; empty where the body cannot be changed without harm
   */
  public static Optional<List<Replacement>> find(
      byte[] decoded,
      Optional<String> charsetLabel,
      List<OwnUrl> urls,
      boolean images,
      Predicate<Replacement> room) {
    String body = new String(decoded, StandardCharsets.ISO_8859_1);
    int base = body.startsWith(Encoding.BOM) ? Encoding.BOM.length() : 0;
    return Encoding.of(body, charsetLabel)
        .markup(body)
        .flatMap(
            text -> {
              List<OwnUrl> certain = certain(urls, body, text);
              return attempt(text, base, new Unwrapping(text, base, certain, room, images));
            });
  }

  /** A URL may seem to begin with the last byte of a character. */
  private static List<OwnUrl> certain(List<OwnUrl> urls, String body, String text) {
    return urls.stream()
        .filter(url -> body.startsWith(text.substring(url.start(), url.end()), url.start()))
        .toList();
  }

  private static Optional<List<Replacement>> attempt(String body, int base, Unwrapping unwrapping) {
    Document expected =
        Parser.htmlParser().setTrackPosition(true).parseInput(body.substring(base), "");
    List<Replacement> found = unwrapping.in(expected);
    Document actual = Parser.htmlParser().parseInput(changed(body, found).substring(base), "");
    return TreeText.of(expected).equals(TreeText.of(actual))
        ? Optional.of(found)
        : Optional.empty();
  }

  private static String changed(String body, List<Replacement> replacements) {
    StringBuilder out = new StringBuilder(body.length());
    int copied = 0;
    for (Replacement replacement : replacements) {
      out.append(body, copied, replacement.start()).append(replacement.text());
      copied = replacement.end();
    }
    return out.append(body, copied, body.length()).toString();
  }
}
