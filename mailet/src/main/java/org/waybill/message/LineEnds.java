package org.waybill.message;

/**
 * The line ends of one body, asked for at ascending places: a line of two megabytes is walked once,
 * however many places it holds. Not thread-safe.
 */
final class LineEnds {

  private final byte[] raw;
  private int from;
  private int next = -1;
  private byte[] end = Lines.CRLF;

  LineEnds(byte[] raw) {
    this.raw = raw;
  }

  /** Where the line behind the one at a place begins; see {@link Lines#next}. */
  int next(int at) {
    if (at < from || at >= next) {
      from = at;
      next = Lines.next(raw, at, raw.length);
      end = Lines.end(raw, at, 0, raw.length);
    }
    return next;
  }

  /** The line end in use there; see {@link Lines#end}. */
  byte[] end(int at) {
    int unused = next(at);
    return end;
  }
}
