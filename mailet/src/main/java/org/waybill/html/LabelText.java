package org.waybill.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What the reader sees of a link: its text, or the alternative text of an image in it. */
final class LabelText {
  private static final int MAX_CHARS = 200;

  /** Bounds the work where thousands of links are left open inside each other. */
  private static final int MAX_NODES = 500;

  private static final int MAX_CLONES = 8;
  private static final Set<String> UNSEEN = Set.of("style", "script", "template", "title");

  private final String source;
  private final Encoding encoding;
  private final StringBuilder text = new StringBuilder();
  private final List<Element> images = new ArrayList<>(2);
  private int nodes;

  private LabelText(String source, Encoding encoding) {
    this.source = source;
    this.encoding = encoding;
  }

  /**
   * The label of a link.
   *
   * @param elements the link's element and its clones: the text may stand in any of them
   */
  static String of(List<Element> elements, String source, Encoding encoding) {
    LabelText label = new LabelText(source, encoding);
    for (int i = 0; i < elements.size() && i < MAX_CLONES; i++) {
      elements.get(i).filter(label::visit);
    }
    String text = collapse(label.text);
    return text.isEmpty() ? collapse(label.alternative()) : text;
  }

  private String alternative() {
    StringBuilder alternative = new StringBuilder();
    for (Element image : images) {
      alternative.append(shownAlternative(image));
    }
    return alternative.toString();
  }

  private NodeFilter.FilterResult visit(Node node, int depth) {
    if (++nodes > MAX_NODES || text.length() > 4 * MAX_CHARS) {
      return NodeFilter.FilterResult.STOP;
    }
    if (node instanceof TextNode words) {
      text.append(shown(words));
    } else if (node instanceof Element element) {
      if (UNSEEN.contains(element.normalName())) {
        return NodeFilter.FilterResult.SKIP_ENTIRELY;
      }
      text.append(element.isBlock() || element.nameIs("br") ? " " : "");
      if (element.nameIs("img")) {
        images.add(element);
      }
    }
    return NodeFilter.FilterResult.CONTINUE;
  }

  /**
   * Decoded from the source: in jsoup's reading a byte and a character reference above 0x7F look
   * alike.
   */
  private String shown(TextNode node) {
    int start = node.sourceRange().startPos();
    int end = Math.min(node.sourceRange().endPos(), start + 8 * MAX_CHARS);
    boolean inSource = start >= 0 && start <= end && end <= source.length();
    return inSource ? decode(source.substring(start, end)) : "";
  }

  private String shownAlternative(Element element) {
    if (!element.hasAttr("alt") || element.attr("alt").isBlank()) {
      return "";
    }
    var range = element.attributes().sourceRange("alt").valueRange();
    boolean inSource =
        range.startPos() >= 0
            && range.startPos() <= range.endPos()
            && range.endPos() <= source.length();
    String shown =
        inSource ? encoding.show(source.substring(range.startPos(), range.endPos())) : "";
    return CharacterReferences.inAttribute(shown) + " ";
  }

  private String decode(String bytes) {
    return CharacterReferences.inText(encoding.show(bytes));
  }

  private static String collapse(CharSequence text) {
    StringBuilder collapsed = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 2);
    boolean apart = false;
    for (int i = 0; i < text.length() && collapsed.length() <= MAX_CHARS; ) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        apart = !collapsed.isEmpty();
      } else {
        collapsed.append(apart ? " " : "").appendCodePoint(c);
        apart = false;
      }
    }
    return cut(collapsed);
  }

  private static String cut(StringBuilder text) {
    if (text.length() > MAX_CHARS) {
      boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1));
      text.setLength(splitsPair ? MAX_CHARS - 1 : MAX_CHARS);
    }
    return text.toString();
  }

  /** What separates words or has no shape. */
  private static boolean isBlank(int c) {
    return c < 0x80
        ? c <= ' ' || c == 0x7F
        : switch (Character.getType(c)) {
          case Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.CONTROL,
              Character.FORMAT ->
              true;
          default -> false;
        };
  }
}
