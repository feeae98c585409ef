package org.waybill.html;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tree is what its source says, tag by tag: nothing stands elsewhere (in front of a
 * table, section 13.2.6.1 of the WHATWG HTML standard; moved or cloned by the adoption agency,
 * section 13.2.6.4.7), and no formatting element that somebody forgot to close would be opened
 * again (section 13.2.4.3). In such a tree it can be told without a trial where an image would
 * stand.
 */
final class Regularity {
  private static final Set<String> FORMATTING =
      Set.of(
          "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
          "tt", "u");

  /** Their ends close the list of what is opened again (section 13.2.4.3, markers). */
  private static final Set<String> CELLS = Set.of("td", "th", "caption");

  private static final Set<String> VOID =
      Set.of(
          "area",
          "base",
          "basefont",
          "bgsound",
          "br",
          "col",
          "embed",
          "hr",
          "img",
          "input",
          "link",
          "meta",
          "param",
          "source",
          "track",
          "wbr");

  private final String source;
  private int last = -1;
  private boolean ordered = true;
  private boolean closed = true;

  Regularity(String source) {
    this.source = source;
  }

  /** Takes the nodes in the order of the tree. */
  void add(Node node) {
    if (!ordered) {
      return;
    }
    Range range = node.sourceRange();
    int start = range.startPos();
    if (start < 0 || range.endPos() <= start) {
      return; // the source does not hold it: html, head, body, tbody
    }
    boolean element = node instanceof Element;
    ordered = element ? start > last : start >= last;
    last = start;
    if (element && FORMATTING.contains(node.normalName())) {
      closed &= isClosed((Element) node) || isInCell(node);
    }
  }

  /** True where the element is closed by a tag of its own. */
  boolean isClosed(Element element) {
    if (VOID.contains(element.normalName())) {
      return true;
    }
    Range end = element.endSourceRange();
    int start = end.startPos();
    String name = element.normalName();
    return start >= 0
        && end.endPos() > start
        && source.startsWith("</", start)
        && source.regionMatches(true, start + 2, name, 0, name.length());
  }

  private static boolean isInCell(Node node) {
    for (@Nullable Node at = node.parent(); at != null; at = at.parent()) {
      if (CELLS.contains(at.normalName())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether at {@code offset}, behind everything of the body, nothing but the body is open: then an
   * image there is the body's last child, and nothing else changes. What follows in the source must
   * be white space, comments and the end tags of body and document.
   */
  boolean isBodyAlone(Element body, int offset) {
    if (!ordered || !closed || !body.tag().namespace().equals(Parser.NamespaceHtml)) {
      return false;
    }
    @Nullable Element end = body.lastElementChild();
    boolean settled =
        end == null
            ? body.hasText()
            : isClosed(end)
                && (VOID.contains(end.normalName()) ? end.sourceRange() : end.endSourceRange())
                        .endPos()
                    <= offset;
    return settled && isTail(offset);
  }

  private boolean isTail(int offset) {
    int at = offset;
    while (at < source.length()) {
      int next = tailToken(at);
      if (next < 0) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private int tailToken(int at) {
    if (Ascii.isSpace(source.charAt(at))) {
      return at + 1;
    }
    for (String tag : new String[] {"</body>", "</html>"}) {
      if (source.regionMatches(true, at, tag, 0, tag.length())) {
        return at + tag.length();
      }
    }
    return source.startsWith("<!--", at) ? commentEnd(at + 4) : -1;
  }

  /** The end of a comment that ends as most do, -1 for others. */
  private int commentEnd(int content) {
    int end = source.indexOf("--", content);
    return end > content && source.startsWith(">", end + 2) ? end + 3 : -1;
  }
}
