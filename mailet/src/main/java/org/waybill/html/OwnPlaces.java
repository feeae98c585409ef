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
 * <p>jsoup's tree of the changed body has to be the tree as found with just these changes; where it
 * is not, images stay and only lose their source; and where that is not so either, nothing is
 * changed. Stateless; no I/O.
 */
public final class OwnPlaces {

  private static final String BOM = "\u00EF\u00BB\u00BF";

  private OwnPlaces() {}

  /**
   * Whether ASCII bytes of a body are ASCII characters.
   *
   * @param charsetLabel the charset parameter as found, empty where there is none
   */
  public static boolean isAscii(byte[] decoded, Optional<String> charsetLabel) {
    String body = new String(decoded, StandardCharsets.ISO_8859_1);
    return encoding(body, charsetLabel).reads(body);
  }

  /**
   * Finds what has to change.
   *
   * @param decoded the body's bytes after transfer decoding; not kept
   * @param charsetLabel the charset parameter as found, empty where there is none
   * @param urls ascending
   * @param room whether the body's lines have room for a change
   * @return ascending, not overlapping; empty where the body cannot be changed without harm
   */
  public static Optional<List<Replacement>> find(
      byte[] decoded,
      Optional<String> charsetLabel,
      List<OwnUrl> urls,
      Predicate<Replacement> room) {
    String body = new String(decoded, StandardCharsets.ISO_8859_1);
    if (!encoding(body, charsetLabel).reads(body)) {
      return Optional.empty();
    }
    int base = body.startsWith(BOM) ? BOM.length() : 0;
    return attempt(body, base, urls, room, true).or(() -> attempt(body, base, urls, room, false));
  }

  private static Encoding encoding(String body, Optional<String> label) {
    return body.startsWith(BOM) ? Encoding.UTF_8 : Encoding.of(label);
  }

  private static Optional<List<Replacement>> attempt(
      String body, int base, List<OwnUrl> urls, Predicate<Replacement> room, boolean whole) {
    Document expected =
        Parser.htmlParser().setTrackPosition(true).parseInput(body.substring(base), "");
    Unwrapping unwrapping = new Unwrapping(body, base, urls, room, whole);
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
