package org.waybill.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Places for the pixel in lines that are there already: directly behind visible text, or in front
 * of a line break. An image of one pixel there opens no line of its own, as it would at the start
 * of the body, and no formatting element is opened for it again, because that happened for the text
 * already; to the tree builder a {@code br} and an {@code img} are the same (WHATWG HTML section
 * 13.2.6.4.7).
 */
final class LinePlaces {
  /** Elements that hold text of the page. */
  private static final Set<String> TEXT =
      Set.of(
          "body",
          "div",
          "p",
          "span",
          "font",
          "b",
          "strong",
          "i",
          "em",
          "u",
          "small",
          "center",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "blockquote",
          "td",
          "th",
          "section",
          "article",
          "main",
          "header",
          "footer");

  /** Elements that may stand round them; text directly in these is moved elsewhere. */
  private static final Set<String> FRAME =
      Set.of("ul", "ol", "table", "thead", "tbody", "tfoot", "tr");

  private static final Set<String> HIDING =
      Set.of(
          "display:none",
          "visibility:hidden",
          "opacity:0",
          "mso-hide",
          "font-size:0",
          "font-size:1px",
          "height:0",
          "line-height:1px",
          "max-height:0",
          "width:0",
          "overflow:hidden");

  private final Document document;
  private final String source;

  /** Ends of text as the scan of the source saw them, white space at the end not counted. */
  private final BitSet textEnds;

  /** Starts of line breaks as the scan of the source saw them. */
  private final BitSet breaks;

  private final IdentityHashMap<Element, Boolean> shown = new IdentityHashMap<>();

  LinePlaces(Document document, String source, BitSet textEnds, BitSet breaks) {
    this.document = document;
    this.source = source;
    this.textEnds = textEnds;
    this.breaks = breaks;
  }

  /**
   * A place in a line.
   *
   * @param offset in the text
   * @param node the text it is behind, or the line break it is in front of
   */
  record Line(int offset, Node node) {
    Spot spot() {
      return node instanceof TextNode text ? Spot.behind(text) : Spot.before((Element) node);
    }
  }

  /** All places, in the order of the tree. */
  List<Line> all() {
    List<Line> lines = new ArrayList<>();
    document
        .body()
        .traverse((node, depth) -> line(node).filter(l -> l.offset() > 0).ifPresent(lines::add));
    return lines;
  }

  private Optional<Line> line(Node node) {
    if (node instanceof TextNode text && isReadable(text) && isShown(text.parent())) {
      return Optional.of(new Line(end(text), text));
    }
    if (node instanceof Element element && element.nameIs("br") && isShown(element.parent())) {
      int start = element.sourceRange().startPos();
      return Optional.of(new Line(start > 0 && breaks.get(start) ? start : 0, element));
    }
    return Optional.empty();
  }

  /** The end of the text in the source, 0 where the scan of the source saw none there. */
  private int end(TextNode text) {
    int end = Math.clamp(text.sourceRange().endPos(), 0, source.length());
    while (end > 0 && Ascii.isSpace(source.charAt(end - 1))) {
      end--;
    }
    return textEnds.get(end) ? end : 0;
  }

  /** Words, or hard spaces alone; not white space and the marks that pad a preview. */
  private static boolean isReadable(TextNode text) {
    String words = text.getWholeText();
    return words.chars().anyMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))
        || words.chars().filter(c -> c > 0xA0).limit(9).count() > 8
        || (!text.isBlank() && Layout.isPadding(text));
  }

  private boolean isShown(@Nullable Node parent) {
    if (!(parent instanceof Element element) || !TEXT.contains(element.normalName())) {
      return false;
    }
    return isPlain(element);
  }

  /** Nothing up to the body hides it. */
  private boolean isPlain(Element element) {
    @Nullable Boolean known = shown.get(element);
    if (known == null) {
      known = isPlainAlone(element) && isPlainAbove(element);
      shown.put(element, known);
    }
    return known;
  }

  private boolean isPlainAbove(Element element) {
    @Nullable Element parent = element.parent();
    return parent != null && (parent.nameIs("html") || isPlain(parent));
  }

  private static boolean isPlainAlone(Element element) {
    boolean known = TEXT.contains(element.normalName()) || FRAME.contains(element.normalName());
    String style = Layout.style(element);
    return known && !element.hasAttr("hidden") && HIDING.stream().noneMatch(style::contains);
  }
}
