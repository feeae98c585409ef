package org.waybill.html;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is inside of one of Outlook's conditional comments, {@code <!--[if mso]> ... <![endif]-->}.
 * To every other reader it is a comment, so nothing there changes their page.
 *
 * @param start offset of the inside in the text
 */
record ConditionalComment(int start, String inside) {
  private static final Pattern OPENING = Pattern.compile("<!--\\[if\\b[^\\]<>]{0,200}+]>");

  /**
   * The inside of a comment; empty where it is not a conditional one, or one without links.
   *
   * @param start of the comment
   * @param end behind it
   */
  static Optional<ConditionalComment> at(String text, int start, int end) {
    Matcher opening = OPENING.matcher(text).region(start, end);
    if (!opening.lookingAt()) {
      return Optional.empty();
    }
    int inside = opening.end();
    int close = text.lastIndexOf("<![endif]", end);
    return close > inside && hasLink(text, inside, close)
        ? Optional.of(new ConditionalComment(inside, text.substring(inside, close)))
        : Optional.empty();
  }

  /** Where the inside ends in the text. */
  int end() {
    return start + inside.length();
  }

  private static boolean hasLink(String text, int from, int to) {
    for (int at = text.indexOf('=', from); at >= 0 && at < to; at = text.indexOf('=', at + 1)) {
      int name = at;
      while (name > from && Ascii.isSpace(text.charAt(name - 1))) {
        name--;
      }
      if (text.regionMatches(true, name - 4, "href", 0, 4)) {
        return true;
      }
    }
    return false;
  }
}
