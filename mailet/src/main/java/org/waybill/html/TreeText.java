package org.waybill.html;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.LeafNode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * A tree as text, to be compared: elements, attributes, text; text is one in however many nodes.
 */
final class TreeText implements NodeVisitor {

  private final StringBuilder text = new StringBuilder();

  private TreeText() {}

  static String of(Document document) {
    TreeText shape = new TreeText();
    document.traverse(shape);
    return shape.text.toString();
  }

  @Override
  public void head(Node node, int depth) {
    switch (node) {
      case TextNode characters -> text.append(characters.getWholeText());
      case DataNode data -> text.append('\0').append(data.getWholeData()).append('\2');
      case Comment comment -> text.append('\0').append(comment.getData()).append('\2');
      case LeafNode other -> text.append('\0').append(other.outerHtml()).append('\2');
      case Element element -> open(element);
      default -> text.append('\0').append(node.nodeName()).append('\2');
    }
  }

  private void open(Element element) {
    text.append('\0').append(element.normalName());
    for (Attribute attribute : element.attributes()) {
      text.append('\4').append(attribute.getKey()).append('\5').append(attribute.getValue());
    }
    text.append('\1');
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element) {
      text.append('\3');
    }
  }
}
