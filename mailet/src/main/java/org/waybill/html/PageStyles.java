package org.waybill.html;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the page's style sheets may do to a pixel, or to others because of it; looked for as words,
 * and in doubt found.
 *
 * @param alignsText text may be centred or at the right where no attribute says so
 * @param shapesImages a rule may give every image a size, a margin or a line of its own
 * @param arrangesBody what stands directly in the body may not stand below each other, or the
 *     body's own edges may be seen
 * @param arrangesBoxes a box may be as wide as what is in it, or its lines lower than their font,
 *     where it has a class
 * @param countsFromEnd a rule may ask what comes behind an element
 * @param countsFromStart a rule may ask what comes before an element
 */
record PageStyles(
    boolean alignsText,
    boolean shapesImages,
    boolean arrangesBody,
    boolean arrangesBoxes,
    boolean countsFromEnd,
    boolean countsFromStart) {
  /** Nobody reads more than this, in characters; it may do anything. */
  private static final int MAX_CHARS = 256 * 1024;

  private static final PageStyles NONE = new PageStyles(false, false, false, false, false, false);
  private static final PageStyles ANY = new PageStyles(true, true, true, true, true, true);

  private static final Pattern ALIGNED = Pattern.compile("text-align\\s*+:\\s*+(?:-\\w++-)?[cre]");
  private static final Pattern LOW_LINES =
      Pattern.compile("line-height\\s*+:\\s*+(?:0|\\.|[1-9]p[xt]|1[0-5]px|[1-9]\\d%)");
  private static final Pattern DISPLAYED = Pattern.compile("display\\s*+:|column|border");

  private static final List<String> IMAGE_WORDS =
      List.of("width", "height", "display", "margin", "padding", "float", "position", "align");
  private static final List<String> BOX_WORDS =
      List.of("float", "position", "inline-", "flex", "grid", "table-", "-content");
  private static final List<String> FROM_END =
      List.of(":last-", ":only-", ":nth-last", ":empty", ":has(");
  private static final List<String> FROM_START = List.of(":first-c", ":first-o", ":nth-", "+", "~");

  static PageStyles of(Document document) {
    StringBuilder sheets = new StringBuilder();
    for (Element style : document.getElementsByTag("style")) {
      sheets.append(style.data()).append('}');
    }
    if (sheets.isEmpty()) {
      return NONE;
    }
    return sheets.length() > MAX_CHARS ? ANY : new Reader().read(sheets.toString());
  }

  /** Goes through the rules: what stands in front of a brace, and what up to the next. */
  private static final class Reader {
    private boolean alignsText;
    private boolean shapesImages;
    private boolean arrangesBody;
    private boolean arrangesBoxes;
    private boolean countsFromEnd;
    private boolean countsFromStart;

    PageStyles read(String sheets) {
      String text = sheets.toLowerCase(Locale.ROOT);
      int start = 0;
      for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
        int end = end(text, open + 1);
        rule(text.substring(start, open), text.substring(open + 1, end));
        start = end;
      }
      return new PageStyles(
          alignsText, shapesImages, arrangesBody, arrangesBoxes, countsFromEnd, countsFromStart);
    }

    private static int end(String text, int from) {
      int close = text.indexOf('}', from);
      int open = text.indexOf('{', from);
      int end = close < 0 ? text.length() : close;
      return open < 0 ? end : Math.min(open, end);
    }

    private void rule(String selector, String declarations) {
      boolean any = selector.indexOf('*') >= 0;
      alignsText |= declarations.contains("text-align") && ALIGNED.matcher(declarations).find();
      shapesImages |= (any || names(selector, "img")) && holds(declarations, IMAGE_WORDS);
      boolean page = names(selector, "html") && !names(selector, "body");
      arrangesBody |=
          (any || page || names(selector, "body")) && DISPLAYED.matcher(declarations).find();
      arrangesBody |= page && declarations.contains("background");
      arrangesBoxes |= holds(declarations, BOX_WORDS) || LOW_LINES.matcher(declarations).find();
      countsFromEnd |= holds(selector, FROM_END);
      countsFromStart |= holds(selector, FROM_START);
    }

    private static boolean holds(String text, List<String> words) {
      for (String word : words) {
        if (text.contains(word)) {
          return true;
        }
      }
      return false;
    }

    /** Whether a selector names an element, and not a class or an attribute. */
    private static boolean names(String selector, String element) {
      for (int at = selector.indexOf(element);
          at >= 0;
          at = selector.indexOf(element, at + element.length())) {
        char before = at == 0 ? ' ' : selector.charAt(at - 1);
        if (!Character.isLetterOrDigit(before) && ".#-_".indexOf(before) < 0) {
          return true;
        }
      }
      return false;
    }
  }
}
