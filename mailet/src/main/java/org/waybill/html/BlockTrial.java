package org.waybill.html;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A block of text with a link in it put in a place, and what became of the tree. */
final class BlockTrial {
  private static final String ID = "waybill:block";
  private static final String BLOCK =
      "<div id=\"" + ID + "\"><p>x <a href=\"https://x.example/\">x</a></p></div>";

  private final Document before;
  private final Document after;

  private BlockTrial(Document before, Document after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Tries a place.
   *
   * @param source what the tree was read from
   * @param offset in the source
   */
  static BlockTrial of(Document tree, String source, int offset) {
    String spliced = source.substring(0, offset) + BLOCK + source.substring(offset);
    return new BlockTrial(tree, Parser.htmlParser().parseInput(spliced, ""));
  }

  /**
   * Whether the block stands whole where a reader sees it, and nothing else in the tree is another.
   */
  boolean isShownAlone() {
    return Optional.ofNullable(after.selectFirst("div[id=" + ID + "]"))
        .filter(block -> block.select("p > a").size() == 1 && isShown(block))
        .filter(
            block ->
                TreeShape.of(before, element -> false)
                    .equals(TreeShape.of(after, BlockTrial::isBlock)))
        .isPresent();
  }

  private static boolean isShown(Element block) {
    @Nullable Element parent = block.parent();
    return parent != null && LinePlaces.holdsText(parent) && LinePlaces.isPlainUpTo(parent);
  }

  private static boolean isBlock(Element element) {
    return element.attr("id").equals(ID);
  }
}
