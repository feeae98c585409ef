package org.waybill.html;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rough reading of what an HTML body says, to look for words in: tags, comments, styles and
 * scripts are cut out of the source. Pure; linear in the length of the body.
 */
public final class VisibleText {

  private static final int MAX_BYTES = 16_384;
  private static final List<String> UNSEEN = List.of("style", "script", "title");

  /** Longer than the name of any character reference. */
  private static final int LONGEST_REFERENCE = 40;

  private final String source;

  /** What of the source is markup; as long as the source. */
  private final String markup;

  private final StringBuilder text = new StringBuilder(MAX_BYTES + 256);

  private VisibleText(String source, String markup) {
    this.source = source;
    this.markup = markup;
  }

  /**
   * The beginning of the text, about 16 kB of it.
   *
   * @param decoded the body after transfer decoding
   * @param charsetLabel its charset parameter as found
   */
  public static String sample(byte[] decoded, Optional<String> charsetLabel) {
    String source = new String(decoded, StandardCharsets.ISO_8859_1);
    Encoding encoding = Encoding.of(source, charsetLabel);
    VisibleText visible = new VisibleText(source, encoding.markup(source).orElse(source));
    visible.read();
    byte[] bytes = visible.text.toString().getBytes(StandardCharsets.ISO_8859_1);
    return withoutReferences(new String(bytes, encoding.text()));
  }

  private void read() {
    int at = 0;
    while (at < source.length() && text.length() < MAX_BYTES) {
      int tag = markup.indexOf('<', at);
      int end = tag < 0 ? source.length() : tag;
      text.append(source, at, Math.min(end, at + MAX_BYTES)).append(' ');
      at = tag < 0 ? source.length() : behind(tag);
    }
  }

  /** Where the text goes on behind what begins at {@code tag}. */
  private int behind(int tag) {
    if (markup.startsWith("<!--", tag)) {
      return endOf("-->", tag + "<!--".length());
    }
    int close = endOf(">", tag);
    for (String name : UNSEEN) {
      if (markup.regionMatches(true, tag + 1, name, 0, name.length())) {
        return endOfElement(name, close);
      }
    }
    return close;
  }

  private int endOf(String mark, int from) {
    int at = markup.indexOf(mark, from);
    return at < 0 ? markup.length() : at + mark.length();
  }

  private int endOfElement(String name, int from) {
    int at = markup.indexOf("</", from);
    while (at >= 0 && !markup.regionMatches(true, at + 2, name, 0, name.length())) {
      at = markup.indexOf("</", at + 2);
    }
    return at < 0 ? markup.length() : endOf(">", at);
  }

  /** Asks about what may be a reference only, and once: most text has few, and the same ones. */
  private static String withoutReferences(String text) {
    Map<String, String> known = new HashMap<>();
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', copied)) {
      int end = referenceEnd(text, at);
      out.append(text, copied, at)
          .append(known.computeIfAbsent(text.substring(at, end), CharacterReferences::inText));
      copied = end;
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private static int referenceEnd(String text, int start) {
    int longest = Math.min(text.length(), start + LONGEST_REFERENCE);
    for (int at = start + 1; at < longest; at++) {
      char c = text.charAt(at);
      if (!Ascii.isLetter(c) && !(c >= '0' && c <= '9') && c != '#') {
        return c == ';' ? at + 1 : at;
      }
    }
    return longest;
  }
}
