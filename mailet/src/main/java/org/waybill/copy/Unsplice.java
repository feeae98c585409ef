package org.waybill.copy;

import java.util.Arrays;
import java.util.List;
import org.waybill.message.Splice;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;

/** Walks a decoded copy beside the decoded original, stepping over what was put in. */
final class Unsplice {

  private final LeafEdits edits;
  private final byte[] copy;
  private int at;

  Unsplice(LeafEdits edits, byte[] copy) {
    this.edits = edits;
    this.copy = copy;
  }

  /** Whether nothing but the texts, and line ends at their breaks, was added. */
  boolean gives(byte[] original) {
    int done = 0;
    for (Edit edit : edits.edits()) {
      Splice splice = edit.splice();
      List<Integer> breaks = splice.breaks();
      boolean breaksBefore = !breaks.isEmpty() && breaks.getFirst() <= 0;
      boolean breaksBehind = !breaks.isEmpty() && breaks.getLast() >= splice.text().length();
      int before = breaksBefore ? -breaks.getFirst() : 0;
      int after = breaksBehind ? breaks.getLast() - splice.text().length() : 0;
      int quote = splice.start() - before;
      if (!same(original, done, quote)) {
        return false;
      }
      if (breaksBefore) {
        skipLineEnd();
      }
      if (!same(original, quote, splice.start())
          || !text(splice)
          || !same(original, splice.end(), splice.end() + after)) {
        return false;
      }
      if (breaksBehind) {
        skipLineEndNotIn(original, splice.end() + after);
      }
      done = splice.end() + after;
    }
    return same(original, done, original.length) && at == copy.length;
  }

  private boolean same(byte[] original, int from, int to) {
    int start = at;
    at += to - from;
    return at <= copy.length && Arrays.equals(original, from, to, copy, start, at);
  }

  /** The text itself: anything of base64url in the hole, a line end at each inner break. */
  private boolean text(Splice splice) {
    int from = 0;
    for (int to : splice.breaks()) {
      if (to > 0 && to < splice.text().length()) {
        if (!text(splice, from, to)) {
          return false;
        }
        skipLineEnd();
        from = to;
      }
    }
    return text(splice, from, splice.text().length());
  }

  private boolean text(Splice splice, int from, int to) {
    if (to - from > copy.length - at) {
      return false;
    }
    for (int i = from; i < to; i++) {
      byte c = copy[at++];
      boolean hole = i >= splice.holeStart() && i < splice.holeEnd();
      if (hole ? !isToken(c) : (c & 0xFF) != splice.text().charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isToken(byte c) {
    return c == '-' || c == '_' || (c < 0x7F && Character.isLetterOrDigit(c));
  }

  private void skipLineEnd() {
    at += lineEnd(copy, at);
  }

  /** The original's own line end stands there when both begin with the same one. */
  private void skipLineEndNotIn(byte[] original, int there) {
    if (lineEnd(copy, at) != lineEnd(original, there)) {
      skipLineEnd();
    }
  }

  /** The length of the line end at a place: CRLF, LF or none; a bare CR is text. */
  private static int lineEnd(byte[] bytes, int at) {
    if (at < bytes.length && bytes[at] == '\n') {
      return 1;
    }
    return at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 0;
  }
}
