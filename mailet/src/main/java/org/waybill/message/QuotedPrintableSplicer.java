package org.waybill.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts texts into quoted-printable: soft line breaks stand only in a text or right behind it.
 *
 * <p>Lines keep to 76 characters (RFC 2045 section 6.7, rule 5), the soft break's sign included;
 * those that were longer before may stay so.
 */
final class QuotedPrintableSplicer {

  private static final int LINE = 76;
  private static final int NONE = Integer.MAX_VALUE;
  private static final int ESCAPE = 3;
  private static final String FROM_TEXT = "From ";
  private static final byte[] FROM = FROM_TEXT.getBytes(StandardCharsets.US_ASCII);
  private static final String HEX = "0123456789ABCDEF";

  private final QuotedPrintableBody body;
  private final byte[] raw;
  private final LineEnds lines;
  private final Bytes out;
  private final List<Hole> holes = new ArrayList<>();
  private int column;

  QuotedPrintableSplicer(QuotedPrintableBody body) {
    this.body = body;
    this.raw = body.raw();
    this.lines = new LineEnds(raw);
    this.out = new Bytes(raw.length + raw.length / 4);
  }

  Spliced splice(List<Splice> splices) {
    int copied = 0;
    for (int i = 0; i < splices.size(); i++) {
      Splice splice = splices.get(i);
      boolean last = i + 1 == splices.size();
      int following = last ? NONE : body.rawStart(splices.get(i + 1).start());
      int start = body.rawStart(splice.start());
      int behind = body.rawEnd(splice.start(), splice.end());
      if (splice.text().isEmpty()) {
        copied = takeOut(copied, start, behind, following);
      } else {
        copy(copied, start);
        put(splice, behind, following);
        copied = behind;
      }
    }
    copy(copied, raw.length);
    return new Spliced(out.toByteArray(), holes);
  }

  private void copy(int from, int to) {
    int line = Lines.start(raw, to, from);
    column = line > from || from == 0 ? to - line : column + to - from;
    out.write(raw, from, to - from);
  }

  /**
   * Writes nothing in place of {@code [start, behind)}, so that what stood around it now meets.
   *
   * @return up to where the raw bytes are dealt with
   */
  private int takeOut(int copied, int start, int behind, int following) {
    boolean blank = start > copied && (raw[start - 1] == ' ' || raw[start - 1] == '\t');
    if (blank && QuotedPrintableBody.endsLine(raw, behind)) {
      // RFC 2045 section 6.7, rule 3: white space must not end a line
      copy(copied, start - 1);
      escape(raw[start - 1], behind);
    } else {
      copy(copied, start);
    }
    holes.add(RunsHole.of(new int[0]));
    boolean joined = Lines.start(raw, behind, start) > start;
    if (joined && column > 0 && column + tail(behind, following) > LINE) {
      softBreak(lines.end(behind));
    }
    if (column == 0 && behind < following && needsCompany(behind)) {
      escape(raw[behind], behind);
      return behind + 1;
    }
    return behind;
  }

  /** Writes an escape, on a line of its own where this one has no room. */
  private void escape(byte c, int at) {
    if (column + ESCAPE > LINE) {
      softBreak(lines.end(at));
    }
    writeEscape(c);
  }

  /**
   * Writes a text.
   *
   * @param behind where the untouched bytes go on
   * @param following where the next splice begins, or {@link #NONE}
   */
  private void put(Splice splice, int behind, int following) {
    String text = splice.text();
    byte[] lineEnd = lines.end(behind);
    int[] places = new int[splice.holeEnd() - splice.holeStart()];
    int tail = tail(behind, following);
    boolean apart = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\r' || c == '\n') {
        lineEnd(c);
        continue;
      }
      int width = width(text, at);
      boolean last = at + 1 == text.length();
      // a dot or "From " of the text behind must not come to stand at a line's begin
      boolean carry = last && tail < LINE && needsCompany(behind) && column + width + tail > LINE;
      if ((carry && column > 0) || column + width >= LINE) {
        softBreak(lineEnd);
      }
      if (at >= splice.holeStart() && at < splice.holeEnd()) {
        places[at - splice.holeStart()] = out.size();
      }
      write(text, at);
      apart = last && !carry && column + tail > LINE;
    }
    if (apart) {
      softBreak(lineEnd);
    }
    holes.add(RunsHole.of(places));
  }

  /** Raw characters that share the line with the end of a text; one more for a sign to follow. */
  private int tail(int behind, int following) {
    int next = lines.next(behind);
    boolean shared =
        following < next || (following == next && (next == 0 || raw[next - 1] != '\n'));
    return shared ? following - behind + 1 : Lines.contentEnd(raw, behind, next) - behind;
  }

  private boolean needsCompany(int behind) {
    return behind < raw.length
        && (raw[behind] == '.'
            || (behind + FROM.length <= raw.length
                && Arrays.equals(raw, behind, behind + FROM.length, FROM, 0, FROM.length)));
  }

  private void softBreak(byte[] lineEnd) {
    out.write('=');
    out.write(lineEnd);
    column = 0;
  }

  /** A line end of the text itself: readers see it. */
  private void lineEnd(char c) {
    out.write(c);
    column = 0;
  }

  private int width(String text, int at) {
    char c = text.charAt(at);
    boolean first = column == 0 && (c == '.' || text.startsWith(FROM_TEXT, at));
    return c == '=' || c > '~' || first ? ESCAPE : 1;
  }

  private void write(String text, int at) {
    char c = text.charAt(at);
    if (width(text, at) == ESCAPE) {
      writeEscape(c);
    } else {
      out.write(c);
      column++;
    }
  }

  private void writeEscape(int c) {
    out.write('=');
    out.write(HEX.charAt(c >> 4 & 0xF));
    out.write(HEX.charAt(c & 0xF));
    column += ESCAPE;
  }
}
