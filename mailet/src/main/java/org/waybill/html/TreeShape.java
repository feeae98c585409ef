package org.waybill.html;

import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** A tree as text, without what was put in; text is one however many nodes it is in. */
final class TreeShape implements NodeFilter {
  private final StringBuilder text = new StringBuilder();
  private final Predicate<Element> ours;

  private TreeShape(Predicate<Element> ours) {
    this.ours = ours;
  }

  /**
   * Writes a tree down.
   *
   * @param ours elements that do not count, nor what is in them
   */
  static String of(Document document, Predicate<Element> ours) {
    TreeShape shape = new TreeShape(ours);
    document.filter(shape);
    return shape.text.toString();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    switch (node) {
      case TextNode characters -> text.append(characters.getWholeText());
      case Element element when ours.test(element) -> {
        return FilterResult.SKIP_ENTIRELY;
      }
      case Element element -> text.append('\0').append(element.normalName()).append('\1');
      default -> text.append('\0').append(node.nodeName()).append('\2');
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element) {
      text.append('\3');
    }
    return FilterResult.CONTINUE;
  }
}
