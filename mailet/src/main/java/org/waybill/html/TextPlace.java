package org.waybill.html;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.waybill.html.LinkVerdict.Target;

/**
 * Places for the pixel directly behind visible text. An image of one pixel there opens no line of
 * its own, as it would at the start of the body, and no formatting element is opened for it again,
 * because that happened for the text already.
 */
final class TextPlace {
  /** Our scheme, host and path, and the sealed fields beside the target, in characters. */
  private static final int TOKEN = 100;

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
          "width:0",
          "overflow:hidden");

  private final Document document;
  private final String source;

  /** Ends of text as the scan of the source saw them, white space at the end not counted. */
  private final BitSet textEnds;

  /** By offset in the text: what all links before it grow by when they are tracked, in bytes. */
  private final NavigableMap<Integer, Integer> growth = new TreeMap<>(Map.of(0, 0));

  TextPlace(Document document, String source, BitSet textEnds, List<LinkPlace> links, int base) {
    this.document = document;
    this.source = source;
    this.textEnds = textEnds;
    int sum = 0;
    for (LinkPlace link : links) {
      if (link.verdict() instanceof Target target) {
        sum += TOKEN + target.url().length() * 4 / 3 - link.source().length();
        growth.put(link.end() - base, sum);
      }
    }
  }

  /**
   * The last places before mailers cut the body off (Gmail: at 102 kB).
   *
   * @param clipBytes size at which the body is cut off
   * @param count of places at most
   * @return offsets in the text, the last first; empty where the body does not come near that size
   *     or has no such place
   */
  List<Integer> beforeClip(int clipBytes, int count) {
    return grown(source.length()) < clipBytes ? List.of() : last(clipBytes / 5 * 4, count);
  }

  /** The last places of all, the last first. */
  List<Integer> last(int count) {
    return last(Integer.MAX_VALUE, count);
  }

  private List<Integer> last(int maxGrown, int count) {
    return document
        .body()
        .nodeStream(TextNode.class)
        .filter(TextPlace::isShown)
        .map(this::end)
        .filter(end -> end > 0 && grown(end) <= maxGrown)
        .sorted(Comparator.reverseOrder())
        .limit(count)
        .toList();
  }

  private int grown(int offset) {
    return offset + growth.floorEntry(offset).getValue();
  }

  /** The end of the text in the source, 0 where the scan of the source saw none there. */
  private int end(TextNode text) {
    int end = Math.clamp(text.sourceRange().endPos(), 0, source.length());
    while (end > 0 && Ascii.isSpace(source.charAt(end - 1))) {
      end--;
    }
    return textEnds.get(end) ? end : 0;
  }

  private static boolean isShown(TextNode text) {
    @Nullable Element element = text.parent();
    if (text.isBlank() || element == null || !TEXT.contains(element.normalName())) {
      return false;
    }
    while (element != null && isPlain(element)) {
      element = element.parent();
    }
    return element != null && element.nameIs("html");
  }

  private static boolean isPlain(Element element) {
    boolean known = TEXT.contains(element.normalName()) || FRAME.contains(element.normalName());
    String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return known && !element.hasAttr("hidden") && HIDING.stream().noneMatch(style::contains);
  }
}
