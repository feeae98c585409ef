package org.waybill.html;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");

  private final String source;
  private final Encoding encoding;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder alternative = new StringBuilder();
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
    elements.stream().limit(MAX_CLONES).forEach(e -> e.filter(label::visit));
    String text = collapse(label.text);
    return text.isEmpty() ? collapse(label.alternative) : text;
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
      alternative.append(shownAlternative(element));
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
    if (!element.nameIs("img") || !element.hasAttr("alt") || element.attr("alt").isBlank()) {
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
    String collapsed = BLANK.matcher(text).replaceAll(" ").strip();
    if (collapsed.length() <= MAX_CHARS) {
      return collapsed;
    }
    boolean splitsPair = Character.isHighSurrogate(collapsed.charAt(MAX_CHARS - 1));
    return collapsed.substring(0, splitsPair ? MAX_CHARS - 1 : MAX_CHARS);
  }
}
