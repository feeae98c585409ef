package org.waybill.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One start or end tag, read as the tokenizer of the WHATWG HTML standard does (section 13.2.5.6 to
 * 13.2.5.40).
 *
 * @param name lower case
 * @param start offset of the {@code <}
 * @param end offset after the {@code >}
 */
record TagSource(String name, int start, int end, List<AttributeSource> attributes) {

  /**
   * Reads the tag whose name starts at {@code nameStart}.
   *
   * @return empty where the text ends before the tag does: such a tag is no tag
   */
  static Optional<TagSource> read(String text, int start, int nameStart) {
    return new Reader(text, nameStart).read(start);
  }

  private static final class Reader {
    private final String text;
    private int pos;
    private final List<AttributeSource> attributes = new ArrayList<>(4);

    Reader(String text, int pos) {
      this.text = text;
      this.pos = pos;
    }

    Optional<TagSource> read(int start) {
      int nameStart = pos;
      skipUntil("/>");
      String name = text.substring(nameStart, pos).toLowerCase(Locale.ROOT);
      while (pos < text.length()) {
        char c = text.charAt(pos);
        if (c == '>') {
          return Optional.of(new TagSource(name, start, pos + 1, attributes));
        }
        if (c == '/' || Ascii.isSpace(c)) {
          pos++;
        } else if (!attribute()) {
          break;
        }
      }
      return Optional.empty();
    }

    /** Reads one attribute; false where the text ends inside its quoted value. */
    private boolean attribute() {
      int nameStart = pos++; // also an equals sign here begins a name
      skipUntil("/>=");
      int nameEnd = pos;
      skipSpace();
      if (pos == text.length() || text.charAt(pos) != '=') {
        attributes.add(new AttributeSource(nameStart, nameEnd, nameEnd, nameEnd, Quote.NONE));
        return true;
      }
      pos++;
      skipSpace();
      return pos < text.length() && value(nameStart, nameEnd);
    }

    private boolean value(int nameStart, int nameEnd) {
      char c = text.charAt(pos);
      if (c != '"' && c != '\'') {
        int valueStart = pos;
        skipUntil(">");
        attributes.add(new AttributeSource(nameStart, nameEnd, valueStart, pos, Quote.NONE));
        return true;
      }
      int valueStart = pos + 1;
      int valueEnd = text.indexOf(c, valueStart);
      if (valueEnd < 0) {
        return false;
      }
      pos = valueEnd + 1;
      Quote quote = c == '"' ? Quote.DOUBLE : Quote.SINGLE;
      attributes.add(new AttributeSource(nameStart, nameEnd, valueStart, valueEnd, quote));
      return true;
    }

    private void skipUntil(String stops) {
      while (pos < text.length()
          && !Ascii.isSpace(text.charAt(pos))
          && stops.indexOf(text.charAt(pos)) < 0) {
        pos++;
      }
    }

    private void skipSpace() {
      while (pos < text.length() && Ascii.isSpace(text.charAt(pos))) {
        pos++;
      }
    }
  }
}
