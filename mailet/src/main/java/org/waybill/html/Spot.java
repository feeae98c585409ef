package org.waybill.html;

import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Where in a tree a pixel stands, or would stand, and whether an image of one pixel there moves
 * anything on the screen.
 *
 * @param parent the element it is in
 * @param ahead what is seen in front of it in its block
 * @param behind what is seen behind it in its block
 * @param last whether nothing at all is seen behind it on the page
 * @param follows whether elements stand in front of it in its parent
 * @param leads whether elements stand behind it in its parent
 */
record Spot(
    Element parent,
    @Nullable Node ahead,
    @Nullable Node behind,
    boolean last,
    boolean follows,
    boolean leads) {

  /** Elements that may grow by a line unseen where they say nothing of how they look. */
  private static final Set<String> BARE = Set.of("center", "div", "p", "font", "b", "i", "span");

  private static final Set<String> HARMLESS =
      Set.of("align", "dir", "lang", "size", "face", "color");

  /** Where the pixel stands already. */
  static Spot of(Element pixel) {
    return new Spot(
        parentOf(pixel),
        Layout.beside(pixel, false),
        Layout.beside(pixel, true),
        Layout.isLast(pixel),
        pixel.previousElementSibling() != null,
        pixel.nextElementSibling() != null);
  }

  /** At the end of a body. */
  static Spot atEndOf(Document document) {
    Element body = document.body();
    return new Spot(
        body, Layout.lastSeen(body.lastChild()), null, true, body.childrenSize() > 0, false);
  }

  /** Directly behind a text. */
  static Spot behind(TextNode text) {
    return new Spot(
        parentOf(text),
        text,
        Layout.beside(text, true),
        Layout.isLast(text),
        text.previousElementSibling() != null,
        text.nextElementSibling() != null);
  }

  /** Directly in front of an element. */
  static Spot before(Element element) {
    return new Spot(
        parentOf(element),
        Layout.beside(element, false),
        element,
        false,
        element.previousElementSibling() != null,
        element.nextElementSibling() != null);
  }

  /** Whether it is in a line with others in front of it. */
  boolean isInLine() {
    return Layout.isInLine(ahead);
  }

  /**
   * True where the pixel is the last in its line and other things in the line stay when it becomes
   * wider, or where the line is empty; a line of its own may only be the last of the page.
   */
  boolean movesNothing(PageStyles styles) {
    if (Layout.isInLine(behind)
        || (styles.countsFromEnd() && follows)
        || (styles.countsFromStart() && leads)) {
      return false;
    }
    if (Layout.isInLine(ahead)) {
      return Layout.isHigh(parent)
          && (isBlankLine() || Layout.startsLeft(parent, styles))
          && (last || (Layout.keepsWidth(parent, styles) && !styles.shapesImages()));
    }
    if (behind instanceof Element element && element.nameIs("br")) {
      return !styles.shapesImages()
          && isStandard(element)
          && Layout.isHigh(parent)
          && Layout.keepsWidth(parent, styles);
    }
    return last && !styles.arrangesBody() && growsUnseen();
  }

  /** Hard spaces alone may move unseen. */
  private boolean isBlankLine() {
    return ahead instanceof TextNode text
        && Layout.isPadding(text)
        && !Layout.isInLine(Layout.beside(text, false));
  }

  /**
   * Without a quirk of any kind: in quirks mode and in the limited one, which old public
   * identifiers ask for, an image makes an empty line lower (Quirks Mode standard, the line height
   * calculation quirk).
   */
  private static boolean isStandard(Element element) {
    @Nullable Document document = element.ownerDocument();
    if (document == null) {
      return false;
    }
    @Nullable DocumentType type = document.documentType();
    return type != null
        && type.publicId().isEmpty()
        && document.quirksMode() == Document.QuirksMode.noQuirks;
  }

  private static Element parentOf(Node node) {
    return (Element) Objects.requireNonNull(node.parent());
  }

  private boolean growsUnseen() {
    for (@Nullable Element at = parent; at != null && !at.nameIs("body"); at = at.parent()) {
      if (!BARE.contains(at.normalName())
          || !at.attributes().asList().stream()
              .map(Attribute::getKey)
              .allMatch(HARMLESS::contains)) {
        return false;
      }
    }
    return true;
  }
}
