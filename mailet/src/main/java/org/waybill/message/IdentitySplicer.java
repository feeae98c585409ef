package org.waybill.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts texts between bytes that stand as they are, breaking a line only where it gets too long. */
final class IdentitySplicer {

  private final byte[] bytes;
  private final LineEnds lines;
  private final Bytes out;
  private final List<Hole> holes = new ArrayList<>();
  private int lineStart;

  IdentitySplicer(byte[] bytes) {
    this.bytes = bytes;
    this.lines = new LineEnds(bytes);
    this.out = new Bytes(bytes.length + bytes.length / 4);
  }

  Spliced splice(List<Splice> splices) {
    int copied = 0;
    for (int i = 0; i < splices.size(); i++) {
      Splice wide = widen(splices.get(i));
      copy(copied, wide.start());
      put(wide, tail(wide.end(), i + 1 < splices.size() ? widen(splices.get(i + 1)) : null));
      copied = wide.end();
    }
    copy(copied, bytes.length);
    return new Spliced(out.toByteArray(), holes);
  }

  /** Takes the untouched bytes up to the outermost breaks (the quotes) into the splice. */
  private Splice widen(Splice splice) {
    if (splice.breaks().isEmpty()) {
      return splice;
    }
    int before = Math.max(0, -splice.breaks().getFirst());
    int after = Math.max(0, splice.breaks().getLast() - splice.text().length());
    int start = splice.start() - before;
    int end = splice.end() + after;
    return new Splice(
        start,
        end,
        text(start, splice.start()) + splice.text() + text(splice.end(), end),
        splice.holeStart() + before,
        splice.holeEnd() + before,
        splice.breaks().stream().map(place -> place + before).toList());
  }

  /** Untouched bytes behind a splice that must share its last line. */
  private int tail(int end, @org.jspecify.annotations.Nullable Splice following) {
    int next = lines.next(end);
    if (following == null || !sharesLine(following.start(), next)) {
      return Lines.contentEnd(bytes, end, next) - end;
    }
    int text = following.text().length();
    return following.start() - end + following.breaks().stream().findFirst().orElse(text);
  }

  /** At the end of a body without a last line end two splices may meet on one line. */
  private boolean sharesLine(int start, int next) {
    return start < next || (start == next && (next == 0 || bytes[next - 1] != '\n'));
  }

  private void put(Splice splice, int tail) {
    String text = splice.text();
    int[] places = new int[splice.holeEnd() - splice.holeStart()];
    int from = 0;
    for (int i = 0; i <= splice.breaks().size(); i++) {
      int to = i < splice.breaks().size() ? splice.breaks().get(i) : text.length();
      for (int at = from; at < to; at++) {
        if (at >= splice.holeStart() && at < splice.holeEnd()) {
          places[at - splice.holeStart()] = out.size();
        }
        out.write(text.charAt(at));
        if (text.charAt(at) == '\n') {
          lineStart = out.size();
        }
      }
      if (i < splice.breaks().size()) {
        int next =
            i + 1 < splice.breaks().size() ? splice.breaks().get(i + 1) : text.length() + tail;
        breakLine(next - to, splice.end());
      }
      from = to;
    }
    holes.add(RunsHole.of(places));
  }

  /** Ends the line where what must follow in one piece does not fit. */
  private void breakLine(int following, int at) {
    if (out.size() - lineStart + following > Lines.LONGEST) {
      out.write(lines.end(at));
      lineStart = out.size();
    }
  }

  private void copy(int from, int to) {
    int line = Lines.start(bytes, to, from);
    int before = out.size();
    out.write(bytes, from, to - from);
    if (line > from) {
      lineStart = before + line - from;
    }
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
