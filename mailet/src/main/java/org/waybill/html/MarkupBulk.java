package org.waybill.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much markup a text holds, counted roughly in one pass and without a parser: whatever a
 * tokenizer takes for a tag is counted here, and more.
 */
final class MarkupBulk {
  /** They are closed without an end tag. */
  private static final Set<String> NEVER_LONG_OPEN =
      Set.of(
          "area",
          "base",
          "basefont",
          "bgsound",
          "br",
          "col",
          "embed",
          "hr",
          "img",
          "input",
          "link",
          "meta",
          "param",
          "source",
          "track",
          "wbr",
          "p",
          "li",
          "dt",
          "dd",
          "tr",
          "td",
          "th",
          "tbody",
          "option");

  /** Longer names are cut: nobody closes them either. */
  private static final int MAX_NAME = 32;

  private final String text;
  private final Map<String, Integer> openByName = new HashMap<>();
  private final HtmlLimits limits;
  private int markup;
  private int startTags;
  private int open;

  private MarkupBulk(String text, HtmlLimits limits) {
    this.text = text;
    this.limits = limits;
  }

  /** Whether a text keeps to the limits; stops at the first that it does not. */
  static boolean isWithin(String text, HtmlLimits limits) {
    MarkupBulk bulk = new MarkupBulk(text, limits);
    // what was never opened cannot be open: names matter only where there are many start tags
    return bulk.count() && (bulk.startTags <= limits.maxOpen() || bulk.countOpen());
  }

  private boolean count() {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      char kind = kind(at);
      boolean start = Ascii.isLetter(kind);
      markup += start || kind == '/' || kind == '!' || kind == '?' ? 1 : 0;
      startTags += start ? 1 : 0;
      if (markup > limits.maxMarkup() || (start && hasManyAttributes(nameEnd(at + 1)))) {
        return false;
      }
    }
    return true;
  }

  private char kind(int at) {
    return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
  }

  private boolean countOpen() {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (kind(at) == '/') {
        close(nameAt(at + 2));
      } else if (Ascii.isLetter(kind(at))) {
        open(nameAt(at + 1));
      }
      if (open > limits.maxOpen()) {
        return false;
      }
    }
    return true;
  }

  private String nameAt(int start) {
    return text.substring(start, nameEnd(start)).toLowerCase(Locale.ROOT);
  }

  private int nameEnd(int start) {
    int longest = Math.min(text.length(), start + MAX_NAME);
    return AttributeReader.nameEnd(text, start, longest, '>');
  }

  private void open(String name) {
    if (!NEVER_LONG_OPEN.contains(name)) {
      openByName.merge(name, 1, Integer::sum);
      open++;
    }
  }

  private void close(String name) {
    int count = openByName.getOrDefault(name, 0);
    if (count > 0) {
      openByName.put(name, count - 1);
      open--;
    }
  }

  /** Blanks in a row and slashes up to the next angle bracket; both outside of quotes. */
  private boolean hasManyAttributes(int from) {
    int nextTag = text.indexOf('<', from);
    int to = nextTag < 0 ? text.length() : nextTag;
    if (to - from <= limits.maxAttributes()) {
      return false; // not even if each were a character long
    }
    int count = 0;
    char quote = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        break;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '/' || (Ascii.isSpace(c) && !Ascii.isSpace(text.charAt(i - 1)))) {
        count++;
      }
    }
    return count > limits.maxAttributes();
  }
}
