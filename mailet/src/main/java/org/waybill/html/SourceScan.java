package org.waybill.html;

import java.util.Optional;

/**
 * The second witness beside jsoup: reads the source token by token as the WHATWG tokenizer does.
 * What a tokenizer cannot know alone, because the tree decides it, it asks of jsoup's tree: whether
 * a start tag opened an element whose content is no markup, where that element ends, and whether a
 * CDATA section is one. Everything else it reads itself, so a place that both see is a place.
 */
final class SourceScan {
  private final String text;
  private final TreeIndex tree;
  private final SourceTokens[] sinks;
  private int pos;

  private SourceScan(String text, TreeIndex tree, SourceTokens... sinks) {
    this.text = text;
    this.tree = tree;
    this.sinks = sinks;
  }

  static void run(String text, TreeIndex tree, SourceTokens... sinks) {
    new SourceScan(text, tree, sinks).run();
  }

  private void run() {
    int textStart = 0;
    while (pos < text.length()) {
      int markup = nextMarkup(pos);
      if (textStart < markup) {
        for (SourceTokens sink : sinks) {
          sink.text(textStart, markup);
        }
      }
      pos = markup;
      if (pos < text.length() && !markup()) {
        dangling(markup, "markup");
        return;
      }
      textStart = pos;
    }
  }

  /** The next {@code <} that begins something else than text. */
  private int nextMarkup(int from) {
    for (int lt = text.indexOf('<', from); lt >= 0; lt = text.indexOf('<', lt + 1)) {
      char next = lt + 1 < text.length() ? text.charAt(lt + 1) : ' ';
      if (Ascii.isLetter(next) || next == '/' || next == '!' || next == '?') {
        return lt;
      }
    }
    return text.length();
  }

  /** Reads the markup at {@link #pos} and moves behind it; false where it has no end. */
  private boolean markup() {
    char kind = text.charAt(pos + 1);
    if (Ascii.isLetter(kind)) {
      return startTag();
    }
    if (kind == '/' && pos + 2 < text.length() && Ascii.isLetter(text.charAt(pos + 2))) {
      return endTag();
    }
    if (text.startsWith("<!--", pos)) {
      return comment(commentEnd());
    }
    if (text.startsWith("<![CDATA[", pos) && tree.isCharacterData(pos)) {
      return comment(after("]]>", pos + 9));
    }
    return comment(after(">", pos + 2));
  }

  private boolean startTag() {
    Optional<TagSource> read = TagSource.read(text, pos, pos + 1);
    read.ifPresent(this::opened);
    return read.isPresent();
  }

  private void opened(TagSource tag) {
    Optional<RawElement> raw = tree.rawElementAt(tag.start());
    if (raw.isPresent()) {
      rawElement(tag, raw.get().endIn(text, tag));
      return;
    }
    pos = tag.end();
    for (SourceTokens sink : sinks) {
      sink.startTag(tag);
    }
  }

  private void rawElement(TagSource tag, int end) {
    pos = end < 0 ? text.length() : end;
    if (end < 0) {
      dangling(tag.start(), tag.name());
      return;
    }
    for (SourceTokens sink : sinks) {
      sink.rawElement(tag, end);
    }
  }

  private void dangling(int start, String what) {
    for (SourceTokens sink : sinks) {
      sink.dangling(start, what);
    }
  }

  private boolean endTag() {
    Optional<TagSource> read = TagSource.read(text, pos, pos + 2);
    read.ifPresent(this::closed);
    return read.isPresent();
  }

  private void closed(TagSource tag) {
    pos = tag.end();
    for (SourceTokens sink : sinks) {
      sink.endTag(tag);
    }
  }

  private boolean comment(int end) {
    if (end < 0) {
      return false;
    }
    int start = pos;
    pos = end;
    for (SourceTokens sink : sinks) {
      sink.comment(start, end);
    }
    return true;
  }

  /**
   * Section 13.2.5.43 to 51: {@code <!-->} and {@code <!--->} are comments, {@code --!>} ends one.
   */
  private int commentEnd() {
    int content = pos + 4;
    if (text.startsWith(">", content)) {
      return content + 1;
    }
    if (text.startsWith("->", content)) {
      return content + 2;
    }
    for (int dashes = text.indexOf("--", content);
        dashes >= 0;
        dashes = text.indexOf("--", dashes + 1)) {
      if (text.startsWith(">", dashes + 2)) {
        return dashes + 3;
      }
      if (text.startsWith("!>", dashes + 2)) {
        return dashes + 4;
      }
    }
    return -1;
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? -1 : found + mark.length();
  }
}
