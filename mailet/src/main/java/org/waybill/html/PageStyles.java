package org.waybill.html;

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

  private static final Pattern SPACE = Pattern.compile("\\s++");
  private static final Pattern ALIGNED = Pattern.compile("text-align ?: ?(?:-\\w+-)?(?:c|r|e)");
  private static final Pattern IMAGES =
      Pattern.compile(
          "(?<![\\w.#/-])(?:img|\\*(?=[ ,{]))[^{}<>]{0,200}+\\{"
              + "[^{}]{0,2000}?(?:width|height|display|margin|padding|float|position|align)");
  private static final Pattern BODY =
      Pattern.compile(
          "(?<![\\w.#/-])(?:body|html|\\*(?=[ ,{]))[^{}<>]{0,200}+\\{"
              + "[^{}]{0,2000}?(?:display ?:|column|border[a-z-]* ?: ?[^0n ])");
  private static final Pattern BOXES =
      Pattern.compile(
          "(?:float|position) ?:|display ?: ?(?:inline|flex|grid|table|-)|width ?: ?(?:m|fit|auto)"
              + "|line-height ?: ?(?:0|\\.|[1-9](?:px|pt)|1[0-5]px|[1-9]\\d%)");
  private static final Pattern CANVAS =
      Pattern.compile("(?<![\\w.#/, -])html ?\\{[^{}]{0,2000}?background");
  private static final Pattern FROM_END = Pattern.compile(":(?:last-|only-|nth-last|empty|has\\()");
  private static final Pattern FROM_START =
      Pattern.compile(":(?:first-c|first-o|nth-)|[+~][^{};()]{0,200}+\\{");

  static PageStyles of(Document document) {
    StringBuilder sheets = new StringBuilder();
    for (Element style : document.getElementsByTag("style")) {
      sheets.append(style.data()).append('}');
    }
    if (sheets.isEmpty()) {
      return NONE;
    }
    return sheets.length() > MAX_CHARS
        ? ANY
        : of(SPACE.matcher(sheets.toString().toLowerCase(Locale.ROOT)).replaceAll(" "));
  }

  private static PageStyles of(String sheets) {
    return new PageStyles(
        ALIGNED.matcher(sheets).find(),
        IMAGES.matcher(sheets).find(),
        BODY.matcher(sheets).find() || CANVAS.matcher(sheets).find(),
        BOXES.matcher(sheets).find(),
        FROM_END.matcher(sheets).find(),
        FROM_START.matcher(sheets).find());
  }
}
