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

  private static final Set<String> UNSEEN =
      Set.of("style", "script", "template", "title", "meta", "link", "base", "noframes");

  private static final Set<String> LEFT = Set.of("left", "start", "justify");

  /** Boxes that are as wide as what is in them. */
  private static final Pattern SHRUNK =
      Pattern.compile("float:|position:|display:(inline|table|flex|grid)|width:(m|fit)");

  /** In pixels: nothing that is shown in a cell is likely to need more. */
  private static final int WIDE = 100;

  private static final Pattern PIXELS = Pattern.compile("(\\d{1,6})(?:px)?");
  private static final Pattern WIDTH = Pattern.compile("(?:^|;)width:(\\d+(?:\\.\\d+)?(?:%|px))");

  private static final Pattern PADDING = Pattern.compile("(?:\\u00C2?\\u00A0|\\s)++");

  private static final Pattern LINE_HEIGHT =
      Pattern.compile("(?<=^|;)line-height:(\\d*(?:\\.\\d+)?)(px|%|em)?(?=$|;|!)");

  private static final Pattern FONT_SIZE =
      Pattern.compile("(?<=^|;)font-size:(\\d+(?:\\.\\d+)?)px");

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
        && !(node instanceof Element element && UNSEEN.contains(element.normalName()));
  }

  /** Hard spaces, also two bytes of UTF-8 each, and nothing else. */
  static boolean isPadding(TextNode text) {
    return PADDING.matcher(text.getWholeText()).matches();
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
  static boolean keepsWidth(Element element, PageStyles styles) {
    for (@Nullable Element at = element; at != null && !at.nameIs("body"); at = at.parent()) {
      boolean cell = at.nameIs("td") || at.nameIs("th");
      String width = width(at);
      boolean styled = styles.arrangesBoxes() && (at.hasAttr("class") || at.hasAttr("id"));
      if (styled || SHRUNK.matcher(style(at)).find() || at.nameIs("button")) {
        return false;
      }
      boolean alone = at.siblingElements().isEmpty();
      if ((cell && !alone) || (at.nameIs("table") && width.isEmpty())) {
        return false;
      }
      Matcher pixels = PIXELS.matcher(width);
      if (pixels.matches()) {
        return Integer.parseInt(pixels.group(1)) >= WIDE;
      }
    }
    return true;
  }

  private static String width(Element element) {
    Matcher matcher = WIDTH.matcher(style(element));
    return matcher.find() ? matcher.group(1) : element.attr("width").strip();
  }

  /**
   * Whether lines in an element are as high as their font, so that an image of one pixel on the
   * base line makes none higher.
   */
  static boolean isHigh(Element element) {
    double size = 16;
    boolean sized = false;
    for (@Nullable Element at = element; at != null; at = at.parent()) {
      String style = style(at);
      Matcher font = FONT_SIZE.matcher(style);
      if (!sized && font.find()) {
        size = Double.parseDouble(font.group(1));
        sized = true;
      }
      Matcher height = LINE_HEIGHT.matcher(style);
      if (height.find() && !height.group(1).isEmpty()) {
        return isHigh(Double.parseDouble(height.group(1)), height.group(2), size);
      }
    }
    return true;
  }

  private static boolean isHigh(double height, @Nullable String unit, double fontSize) {
    if (unit == null || unit.equals("em")) {
      return height >= 1;
    }
    return unit.equals("%") ? height >= 100 : height >= fontSize;
  }
}
