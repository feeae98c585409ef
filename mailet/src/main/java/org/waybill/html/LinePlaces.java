package org.waybill.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Places for the pixel directly behind visible text. There it never changes the tree: what an image
 * would close or open again was closed and opened for the text (WHATWG HTML section 13.2.6.4.7,
 * both reconstruct the active formatting elements and insert what they are), as long as the text
 * stands where the source has it.
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

  /** Those of them that stand in a line with what surrounds them. */
  private static final Set<String> INLINE =
      Set.of("span", "font", "b", "strong", "i", "em", "u", "small");

  /** Elements that end the line before them. */
  private static final Set<String> BREAKS =
      Set.of("br", "hr", "p", "div", "table", "ul", "ol", "h1", "h2", "h3", "center", "blockquote");

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

  private final String source;

  /** Ends of text as the scan of the source saw them, white space at the end not counted. */
  private final BitSet textEnds;

  private final List<TextNode> texts = new ArrayList<>();
  private final IdentityHashMap<Element, Boolean> shown = new IdentityHashMap<>();

  LinePlaces(Document document, String source, BitSet textEnds) {
    this.source = source;
    this.textEnds = textEnds;
    document.body().traverse((node, depth) -> add(node));
  }

  private void add(Node node) {
    if (node instanceof TextNode text && !text.isBlank()) {
      texts.add(text);
    }
  }

  /** All texts that are not blank, in the order of the tree. */
  List<TextNode> texts() {
    return texts;
  }

  /** The end of a text in the source, white space not counted. */
  int end(TextNode text) {
    int end = Math.clamp(text.sourceRange().endPos(), 0, source.length());
    while (end > 0 && Ascii.isSpace(source.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Whether the place directly behind a text is one. */
  boolean isPlace(TextNode text) {
    @Nullable Element parent = text.parent();
    return textEnds.get(end(text))
        && isReadable(text)
        && parent != null
        && TEXT.contains(parent.normalName())
        && isPlain(parent)
        && isInOrder(text);
  }

  /**
   * Whether nothing follows a text on its line. In the midst of a line a pixel takes no room, and
   * yet it parts what a browser shapes as one run: with a font that kerns white space, letters move
   * by a fraction of a screen pixel.
   */
  boolean endsLine(TextNode text) {
    Node at = text;
    while (true) {
      @Nullable Node next = nextShown(at);
      if (next != null) {
        return BREAKS.contains(next.normalName());
      }
      @Nullable Node parent = at.parent();
      if (parent == null || !INLINE.contains(parent.normalName())) {
        return true;
      }
      at = parent;
    }
  }

  private static @Nullable Node nextShown(Node node) {
    @Nullable Node next = node.nextSibling();
    while (next instanceof Comment || (next instanceof TextNode text && text.isBlank())) {
      next = next.nextSibling();
    }
    return next;
  }

  /** Words; not white space and the marks that pad a preview. */
  private static boolean isReadable(TextNode text) {
    String words = text.getWholeText();
    return words.chars().anyMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))
        || words.chars().filter(c -> c > 0xA0).limit(9).count() > 8;
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

  /** Whether text may stand directly in an element. */
  static boolean holdsText(Element element) {
    return TEXT.contains(element.normalName());
  }

  /** Whether nothing from an element up to the body hides what is in it. */
  static boolean isPlainUpTo(Element element) {
    @Nullable Element parent = element.parent();
    return isPlainAlone(element)
        && parent != null
        && (parent.nameIs("html") || isPlainUpTo(parent));
  }

  private static boolean isPlainAlone(Element element) {
    boolean known = TEXT.contains(element.normalName()) || FRAME.contains(element.normalName());
    return known && !element.hasAttr("hidden") && !isHidden(element.attr("style"));
  }

  /** Whether a style attribute hides its element, as far as a quick look tells. */
  static boolean isHidden(String style) {
    if (style.isEmpty()) {
      return false;
    }
    String dense = style.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    return HIDING.stream().anyMatch(dense::contains);
  }

  /**
   * Text directly in a table is put in front of it (section 13.2.6.1), together with the white
   * space that follows in the source: not so when an image stands between them.
   */
  private static boolean isInOrder(TextNode text) {
    int start = text.sourceRange().startPos();
    for (@Nullable Node next = text.nextSibling(); next != null; next = next.nextSibling()) {
      if (next.nameIs("table") && next.sourceRange().startPos() < start) {
        return false;
      }
    }
    return true;
  }
}
