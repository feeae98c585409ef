package org.waybill.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** How a browser lays a tree out, as far as tags and attributes tell. */
final class Layout {
  /** Blocks for jsoup, in the line for browsers. */
  private static final Set<String> IN_LINE =
      Set.of("svg", "math", "canvas", "audio", "video", "object", "iframe", "applet", "marquee");

  private static final Set<String> LEFT = Set.of("left", "start", "justify");

  /** Boxes that are as wide as what is in them. */
  private static final Pattern SHRUNK =
      Pattern.compile("float:|position:|display:(inline|table|flex|grid)|width:(m|fit)");

  private static final Pattern PIXELS = Pattern.compile("\\d+(px)?");
  private static final Pattern WIDTH = Pattern.compile("(?:^|;)width:(\\d+(?:\\.\\d+)?(?:%|px))");

  private Layout() {}

  /** The style attribute, lower case and without spaces. */
  static String style(Element element) {
    String style = element.attr("style");
    return style.isEmpty() ? "" : style.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
  }

  /**
   * What stands in front of or behind a node in its block: white space and comments not counted.
   */
  static @Nullable Node beside(Node node, boolean behind) {
    @Nullable Node at = node;
    while (at != null) {
      @Nullable Node next = behind ? at.nextSibling() : at.previousSibling();
      if (next == null) {
        at = at.parent() instanceof Element parent && !isBlock(parent) ? parent : null;
      } else if (isSeen(next)) {
        return next;
      } else {
        at = next;
      }
    }
    return null;
  }

  /** The node itself where it is seen, else what is seen in front of it. */
  static @Nullable Node lastSeen(@Nullable Node node) {
    return node == null || isSeen(node) ? node : beside(node, false);
  }

  /** Whether nothing at all is seen behind it. */
  static boolean isLast(Node node) {
    for (@Nullable Node at = node; at != null; at = at.parent()) {
      for (@Nullable Node next = at.nextSibling(); next != null; next = next.nextSibling()) {
        if (isSeen(next)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isSeen(Node node) {
    return !(node instanceof Comment)
        && !(node instanceof DataNode)
        && !(node instanceof TextNode text && text.isBlank())
        && !(node instanceof Element element && element.nameIs("style"));
  }

  /** Whether it stands in a line with others. */
  static boolean isInLine(@Nullable Node node) {
    return node instanceof TextNode
        || (node instanceof Element element && !isBlock(element) && !element.nameIs("br"));
  }

  static boolean isBlock(Element element) {
    return (element.isBlock() && !IN_LINE.contains(element.normalName())) || element.nameIs("body");
  }

  /** Whether the line that an element is in, or holds, begins at the left and stays there. */
  static boolean startsLeft(Element element, PageStyles styles) {
    for (@Nullable Element at = element; at != null; at = at.parent()) {
      String style = style(at);
      int said = style.indexOf("text-align:");
      if (said >= 0) {
        String value = style.substring(said + "text-align:".length()).replaceFirst("[^a-z].*", "");
        return LEFT.contains(value);
      }
      if (styles.alignsText() && isBlock(at)) {
        return false;
      }
      if (at.nameIs("center") || (at.nameIs("th") && !at.hasAttr("align"))) {
        return false;
      }
      // a table's own attribute places the table, not its text
      String align = at.nameIs("table") ? "" : at.attr("align").toLowerCase(Locale.ROOT);
      if (!align.isEmpty()) {
        return LEFT.contains(align);
      }
    }
    return true;
  }

  /** Whether the block round an element keeps its width whatever stands in it. */
  static boolean keepsWidth(Element element) {
    for (@Nullable Element at = element; at != null && !at.nameIs("body"); at = at.parent()) {
      boolean cell = at.nameIs("td") || at.nameIs("th");
      String width = width(at);
      if (SHRUNK.matcher(style(at)).find() || at.nameIs("button") || at.nameIs("fieldset")) {
        return false;
      }
      if ((cell || at.nameIs("table")) && PIXELS.matcher(width).matches()) {
        return true;
      }
      boolean alone = cell && at.siblingElements().isEmpty();
      if ((cell || at.nameIs("table")) && width.isEmpty() && !alone) {
        return false;
      }
    }
    return true;
  }

  private static String width(Element element) {
    Matcher matcher = WIDTH.matcher(style(element));
    return matcher.find() ? matcher.group(1) : element.attr("width").strip();
  }
}
