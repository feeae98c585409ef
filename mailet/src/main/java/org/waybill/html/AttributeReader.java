package org.waybill.html;

/** Walks over the attributes of one tag (WHATWG HTML section 13.2.5.32 to 13.2.5.40). */
final class AttributeReader {
  private final String text;
  private int pos;
  private int end = -1;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private Quote quote = Quote.NONE;

  /** Begins behind the tag's name. */
  AttributeReader(String text, int pos) {
    this.text = text;
    this.pos = pos;
  }

  /** Moves to the next attribute; false where there is none, or the text ends inside of it. */
  boolean next() {
    while (pos < text.length()) {
      char c = text.charAt(pos);
      if (c == '>') {
        end = pos + 1;
        return false;
      }
      if (c != '/' && !Ascii.isSpace(c)) {
        return read();
      }
      pos++;
    }
    return false;
  }

  /** Offset after the tag's {@code >}; -1 as long as it is not reached. */
  int end() {
    return end;
  }

  /** The attribute that {@link #next} moved to. */
  AttributeSource attribute() {
    return new AttributeSource(nameStart, nameEnd, valueStart, valueEnd, quote);
  }

  private boolean read() {
    nameStart = pos;
    pos = nameEnd(text, pos + 1, text.length(), '='); // also an equals sign here begins a name
    nameEnd = pos;
    skipSpace();
    if (pos == text.length() || text.charAt(pos) != '=') {
      return value(nameEnd, nameEnd, Quote.NONE);
    }
    pos++;
    skipSpace();
    return pos < text.length() && readValue();
  }

  private boolean readValue() {
    char c = text.charAt(pos);
    if (c != '"' && c != '\'') {
      int from = pos;
      while (pos < text.length() && !Ascii.isSpace(text.charAt(pos)) && text.charAt(pos) != '>') {
        pos++;
      }
      return value(from, pos, Quote.NONE);
    }
    int from = pos + 1;
    int to = text.indexOf(c, from);
    if (to < 0) {
      return false;
    }
    pos = to + 1;
    return value(from, to, c == '"' ? Quote.DOUBLE : Quote.SINGLE);
  }

  private boolean value(int from, int to, Quote delimiter) {
    valueStart = from;
    valueEnd = to;
    quote = delimiter;
    return true;
  }

  private void skipSpace() {
    while (pos < text.length() && Ascii.isSpace(text.charAt(pos))) {
      pos++;
    }
  }

  /** Where the name of a tag or an attribute ends that goes on at {@code from}. */
  static int nameEnd(String text, int from, int to, char stop) {
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '>' || c == '/' || c == stop || Ascii.isSpace(c)) {
        break;
      }
      at++;
    }
    return at;
  }
}
