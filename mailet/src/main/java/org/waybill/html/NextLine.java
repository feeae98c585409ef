package org.waybill.html;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.waybill.html.PixelPlace.At;

/**
 * Another place for the pixel, for bodies that go out as they are and whose last line of content is
 * too long already: at the begin of the next line, behind white space only, where that changes
 * nothing. Pure.
 */
public final class NextLine {
  private NextLine() {}

  /**
   * Looks for the place.
   *
   * @param decoded the body after transfer decoding
   * @param charsetLabel its charset parameter as found
   * @param first the place that was found first
   * @return empty where content follows in the same line, or a pixel there would change the tree
   */
  public static Optional<At> behind(byte[] decoded, Optional<String> charsetLabel, At first) {
    String body = new String(decoded, StandardCharsets.ISO_8859_1);
    int base = body.startsWith(Encoding.BOM) ? Encoding.BOM.length() : 0;
    return nextLine(body, first.offset())
        .filter(
            at ->
                Encoding.of(body, charsetLabel)
                    .markup(body)
                    .filter(text -> isPlace(text.substring(base), at - base))
                    .isPresent())
        .map(At::new);
  }

  private static Optional<Integer> nextLine(String body, int from) {
    int at = from;
    while (at < body.length() && Ascii.isSpace(body.charAt(at))) {
      if (body.charAt(at++) == '\n') {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static boolean isPlace(String text, int offset) {
    Document document = Parser.htmlParser().parseInput(text, "");
    return PixelTrial.of(document, text, offset).changesNothing();
  }
}
