package org.waybill.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/**
 * What jsoup's tree says about places in the source, found by offset. jsoup only reads here; it
 * never writes.
 */
final class TreeIndex {
  /** Elements whose content the tokenizer reads as text (WHATWG section 13.2.5.2 to 13.2.5.5). */
  private static final Set<String> RAW =
      Set.of(
          "title",
          "textarea",
          "style",
          "script",
          "xmp",
          "iframe",
          "noembed",
          "noframes",
          "plaintext");

  /**
   * Elements that are markup but not part of the page: what stands in them is no place for a pixel.
   */
  private static final Set<String> ASIDE = Set.of("template", "noscript");

  private final Document document;
  private final Map<Integer, RawElement> raw = new HashMap<>();
  private final Map<Integer, Integer> aside = new HashMap<>();
  private final Map<Integer, LinkElement> links = new HashMap<>();

  /** Ends by starts. */
  private final Map<Integer, Integer> comments = new HashMap<>();

  private final List<String> sheets = new ArrayList<>();

  private boolean foreign;

  private final Regularity regularity;

  /** Links may be those of VML elements too. */
  private final boolean vml;

  private TreeIndex(Document document, String text, boolean vml) {
    this.document = document;
    this.vml = vml;
    this.regularity = new Regularity(text);
  }

  /**
   * Parses a page.
   *
   * @param text the bytes as ISO-8859-1, so that jsoup's offsets are byte offsets
   */
  static TreeIndex of(String text) {
    return parse(text, false);
  }

  /** Parses what is inside of a conditional comment, likewise. */
  static TreeIndex ofConditional(String text) {
    return parse(text, true);
  }

  private static TreeIndex parse(String text, boolean vml) {
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    TreeIndex index = new TreeIndex(parser.parseInput(text, ""), text, vml);
    index.document.traverse((node, depth) -> index.add(node));
    return index;
  }

  Document document() {
    return document;
  }

  Regularity regularity() {
    return regularity;
  }

  Optional<RawElement> rawElementAt(int start) {
    return Optional.ofNullable(raw.get(start));
  }

  /** The end of the template or noscript that begins here, -1 where the source ends inside it. */
  Optional<Integer> asideAt(int start) {
    return Optional.ofNullable(aside.get(start));
  }

  Optional<LinkElement> linkAt(int attributeStart) {
    return Optional.ofNullable(links.get(attributeStart));
  }

  boolean isComment(int start, int end) {
    return comments.getOrDefault(start, -1) == end;
  }

  /** A relative link is then relative to something else than nothing. */
  boolean hasBase() {
    return document.getElementsByTag("base").hasAttr("href");
  }

  /** In HTML content {@code <![CDATA[} is a comment; only in SVG and MathML it is what it says. */
  boolean isCharacterData(int start) {
    return foreign && !comments.containsKey(start);
  }

  /** What the style elements hold. */
  List<String> sheets() {
    return sheets;
  }

  int links() {
    return links.size();
  }

  int rawElements() {
    return raw.size();
  }

  private void add(Node node) {
    regularity.add(node);
    if (node instanceof Comment) {
      Range range = node.sourceRange();
      comments.put(range.startPos(), range.endPos());
    } else if (node instanceof Element element) {
      add(element);
    }
  }

  private void add(Element element) {
    String name = element.normalName();
    boolean html = element.tag().namespace().equals(Parser.NamespaceHtml);
    boolean svg = element.tag().namespace().equals(Parser.NamespaceSvg);
    foreign |= !html;
    if (name.equals("style")) {
      sheets.add(element.data());
    }
    if (html && RAW.contains(name)) {
      raw.put(element.sourceRange().startPos(), new RawElement(endOf(element)));
    } else if (html && ASIDE.contains(name)) {
      aside.put(element.sourceRange().startPos(), endOf(element));
    } else if ((name.equals("a") && (html || svg)) || (html && isArea(name))) {
      addLink(element, "href");
      if (svg) {
        addLink(element, "xlink:href");
      }
    }
  }

  private boolean isArea(String name) {
    return name.equals("area") || (vml && name.startsWith("v:"));
  }

  /** jsoup closes what the source leaves open at the end, with an empty range. */
  private static int endOf(Element element) {
    Range end = element.endSourceRange();
    return end.startPos() < end.endPos() ? end.endPos() : -1;
  }

  private void addLink(Element element, String key) {
    for (Attribute attribute : element.attributes()) {
      if (attribute.getKey().equalsIgnoreCase(key)) {
        Range.AttributeRange range = element.attributes().sourceRange(attribute.getKey());
        // The tree builder clones elements (adoption agency); the clones share the ranges of their
        // attributes.
        links
            .computeIfAbsent(range.nameRange().startPos(), at -> LinkElement.of(attribute, range))
            .elements()
            .add(element);
        return;
      }
    }
  }

  /**
   * One link attribute of the tree.
   *
   * @param elements the element and its clones
   */
  record LinkElement(String value, int valueStart, int valueEnd, List<Element> elements) {
    private static LinkElement of(Attribute attribute, Range.AttributeRange range) {
      return new LinkElement(
          attribute.getValue(),
          range.valueRange().startPos(),
          range.valueRange().endPos(),
          new ArrayList<>(1));
    }
  }
}
