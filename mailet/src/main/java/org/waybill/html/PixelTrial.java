package org.waybill.html;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A pixel put in a place, and what became of the tree. */
final class PixelTrial {
  private static final String PIXEL = "<img src=\"waybill:pixel\">";

  private final Document before;
  private final Document after;
  private final Optional<Element> pixel;

  private PixelTrial(Document before, Document after) {
    this.before = before;
    this.after = after;
    this.pixel = Optional.ofNullable(after.selectFirst("img[src=waybill:pixel]"));
  }

  /**
   * Tries a place.
   *
   * @param source what the tree was read from
   * @param offset in the source
   */
  static PixelTrial of(Document tree, String source, int offset) {
    String spliced = source.substring(0, offset) + PIXEL + source.substring(offset);
    return new PixelTrial(tree, Parser.htmlParser().parseInput(spliced, ""));
  }

  /**
   * True where the pixel stands in the body at the place it was put, and nothing else in the tree
   * is another: no formatting element opened again for it (WHATWG HTML section 13.2.4.3), nothing
   * closed by it, no white space moved.
   */
  boolean changesNothing() {
    return pixel.filter(p -> p.closest("body") != null).isPresent()
        && TreeShape.of(before, PixelTrial::isPixel)
            .equals(TreeShape.of(after, PixelTrial::isPixel));
  }

  /**
   * True where the pixel stands in a link, such as one that nobody closed: there it could be
   * clicked, and spam filters take a short text with a linked picture for an advertisement.
   */
  boolean isLinked() {
    return pixel.filter(p -> p.closest("a") != null).isPresent();
  }

  private static boolean isPixel(Element element) {
    return element.nameIs("img") && element.attr("src").equals("waybill:pixel");
  }
}
