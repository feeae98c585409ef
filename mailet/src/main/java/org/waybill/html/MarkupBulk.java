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
  private int markup;
  private int open;
  private int mostOpen;
  private int mostAttributes;

  private MarkupBulk(String text) {
    this.text = text;
  }

  /** Whether a text keeps to the limits; stops at the first that it does not. */
  static boolean isWithin(String text, HtmlLimits limits) {
    return new MarkupBulk(text).count(limits);
  }

  private boolean count(HtmlLimits limits) {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      boolean end = next == '/';
      if (end || next == '!' || next == '?' || Ascii.isLetter(next)) {
        markup++;
        if (end || Ascii.isLetter(next)) {
          tag(at + (end ? 2 : 1), end);
        }
      }
      if (markup > limits.maxMarkup()
          || mostOpen > limits.maxOpen()
          || mostAttributes > limits.maxAttributes()) {
        return false;
      }
    }
    return true;
  }

  private void tag(int nameStart, boolean end) {
    int nameEnd = nameStart;
    while (nameEnd < text.length()
        && nameEnd - nameStart < MAX_NAME
        && text.charAt(nameEnd) != '>'
        && text.charAt(nameEnd) != '/'
        && !Ascii.isSpace(text.charAt(nameEnd))) {
      nameEnd++;
    }
    String name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    if (end) {
      close(name);
    } else if (!NEVER_LONG_OPEN.contains(name)) {
      openByName.merge(name, 1, Integer::sum);
      mostOpen = Math.max(mostOpen, ++open);
    }
    if (!end) {
      attributes(nameEnd);
    }
  }

  private void close(String name) {
    int count = openByName.getOrDefault(name, 0);
    if (count > 0) {
      openByName.put(name, count - 1);
      open--;
    }
  }

  /** Blanks in a row and equals signs up to the next angle bracket; both outside of quotes. */
  private void attributes(int from) {
    int count = 0;
    char quote = 0;
    for (int i = from; i < text.length() && text.charAt(i) != '<'; i++) {
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
    mostAttributes = Math.max(mostAttributes, count);
  }
}
