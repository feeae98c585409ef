package org.waybill.html;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A rough reading of what an HTML body says, to look for words in: tags, comments, styles and
 * scripts are cut out of the source. Pure; linear in the length of the body.
 */
public final class VisibleText {

  private static final int MAX_BYTES = 16_384;
  private static final List<String> UNSEEN = List.of("style", "script", "title");

  private final String source;
  private final StringBuilder text = new StringBuilder();

  private VisibleText(String source) {
    this.source = source;
  }

  /**
   * The beginning of the text, about 16 kB of it.
   *
   * @param decoded the body after transfer decoding
   * @param charsetLabel its charset parameter as found
   */
  public static String sample(byte[] decoded, Optional<String> charsetLabel) {
    VisibleText visible = new VisibleText(new String(decoded, StandardCharsets.ISO_8859_1));
    visible.read();
    byte[] bytes = visible.text.toString().getBytes(StandardCharsets.ISO_8859_1);
    return CharacterReferences.inText(new String(bytes, Encoding.of(charsetLabel).text()));
  }

  private void read() {
    int at = 0;
    while (at < source.length() && text.length() < MAX_BYTES) {
      int tag = source.indexOf('<', at);
      int end = tag < 0 ? source.length() : tag;
      text.append(source, at, Math.min(end, at + MAX_BYTES)).append(' ');
      at = tag < 0 ? source.length() : behind(tag);
    }
  }

  /** Where the text goes on behind what begins at {@code tag}. */
  private int behind(int tag) {
    if (source.startsWith("<!--", tag)) {
      return endOf("-->", tag + "<!--".length());
    }
    int close = endOf(">", tag);
    return UNSEEN.stream()
        .filter(name -> source.regionMatches(true, tag + 1, name, 0, name.length()))
        .findFirst()
        .map(name -> endOfElement(name, close))
        .orElse(close);
  }

  private int endOf(String mark, int from) {
    int at = source.indexOf(mark, from);
    return at < 0 ? source.length() : at + mark.length();
  }

  private int endOfElement(String name, int from) {
    int at = source.indexOf("</", from);
    while (at >= 0 && !source.regionMatches(true, at + 2, name, 0, name.length())) {
      at = source.indexOf("</", at + 2);
    }
    return at < 0 ? source.length() : endOf(">", at);
  }
}
