package org.waybill.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Quoted-printable (RFC 2045 section 6.7) with a map from decoded bytes to raw ones. */
final class QuotedPrintableBody implements LeafBody {

  private final byte[] raw;
  private final byte[] decoded;
  private final Runs runs;

  /** Where the raw form of the last decoded byte ends. */
  private final int behind;

  private QuotedPrintableBody(byte[] raw, byte[] decoded, Runs runs, int behind) {
    this.raw = raw;
    this.decoded = decoded;
    this.runs = runs;
    this.behind = behind;
  }

  static QuotedPrintableBody of(byte[] message, int start, int end) {
    byte[] raw = Arrays.copyOfRange(message, start, end);
    byte[] decoded = new byte[raw.length];
    Runs runs = new Runs();
    int used = 0;
    int behind = 0;
    for (int at = 0; at < raw.length; ) {
      int soft = raw[at] == '=' ? softBreak(raw, at) : 0;
      if (soft > 0) {
        at += soft;
        continue;
      }
      runs.add(used, at);
      int escaped = escaped(raw, at);
      if (escaped >= 0) {
        decoded[used++] = (byte) escaped;
        at += 3;
      } else {
        int run = plainRun(raw, at);
        System.arraycopy(raw, at, decoded, used, run);
        used += run;
        at += run;
      }
      behind = at;
    }
    return new QuotedPrintableBody(raw, Arrays.copyOf(decoded, used), runs, behind);
  }

  /** How many bytes stand for themselves: one, whatever it is, and all up to the next sign. */
  private static int plainRun(byte[] raw, int start) {
    int at = start + 1;
    while (at < raw.length && raw[at] != '=') {
      at++;
    }
    return at - start;
  }

  /** Where runs of bytes that stand for themselves, and escapes, begin. */
  private static final class Runs {

    /** Pairs: where one begins in the decoded bytes, and where in the raw ones. */
    private int[] places = new int[32];

    private int used;

    void add(int decodedAt, int rawAt) {
      if (used == places.length) {
        places = Arrays.copyOf(places, 2 * used);
      }
      places[used++] = decodedAt;
      places[used++] = rawAt;
    }

    /** The raw place of a decoded byte. */
    int raw(int decodedAt) {
      int low = 0;
      int high = used / 2 - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (places[2 * middle] <= decodedAt) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return places[2 * low + 1] + decodedAt - places[2 * low];
    }
  }

  /** The length of a soft line break, blanks behind the sign included; 0 where there is none. */
  private static int softBreak(byte[] raw, int at) {
    int end = blanksEnd(raw, at + 1);
    if (end + 1 < raw.length && raw[end] == '\r' && raw[end + 1] == '\n') {
      return end + 2 - at;
    }
    if (end < raw.length && raw[end] == '\n') {
      return end + 1 - at;
    }
    return end == raw.length ? end - at : 0;
  }

  private static int blanksEnd(byte[] raw, int start) {
    int end = start;
    while (end < raw.length && isBlank(raw[end])) {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  /** The byte that an escape stands for, or -1. */
  private static int escaped(byte[] raw, int at) {
    if (raw[at] != '=' || at + 2 >= raw.length) {
      return -1;
    }
    int high = Character.digit(raw[at + 1], 16);
    int low = Character.digit(raw[at + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  @Override
  public byte[] decoded() {
    return decoded;
  }

  /**
   * Readers differ on white space in front of a line end (RFC 2045 drops it, many keep it) and on
   * an equals sign that begins nothing.
   */
  @Override
  public boolean isCertain(int start, int end) {
    for (int at = rawStart(start); at < rawEnd(start, end); at++) {
      boolean stray = raw[at] == '=' && escaped(raw, at) < 0 && plainSoftBreak(at) == 0;
      boolean ended = at + 1 < raw.length && (raw[at + 1] == '\r' || raw[at + 1] == '\n');
      if (stray || (isBlank(raw[at]) && ended)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Not behind an equals sign that begins nothing, for some make something of it and what follows;
   * nor behind white space that ends its line: whoever drops that would find it in the middle.
   */
  @Override
  public boolean isCertain(int place) {
    int at = rawStart(place);
    boolean sign = at > 0 && raw[at - 1] == '=';
    boolean signBefore = at > 1 && raw[at - 2] == '=' && raw[at - 1] != '\n';
    boolean trailing = at > 0 && isBlank(raw[at - 1]) && endsLine(raw, at);
    return !sign && !signBefore && !trailing;
  }

  /** Whether nothing but white space follows in the line. */
  static boolean endsLine(byte[] raw, int at) {
    int end = blanksEnd(raw, at);
    return end == raw.length || raw[end] == '\r' || raw[end] == '\n';
  }

  private int plainSoftBreak(int at) {
    boolean blank = at + 1 < raw.length && isBlank(raw[at + 1]);
    return blank ? 0 : softBreak(raw, at);
  }

  @Override
  public boolean hasRoom(Splice splice) {
    return true; // soft line breaks make it
  }

  @Override
  public Optional<Spliced> splice(List<Splice> splices) {
    Spliced spliced = new QuotedPrintableSplicer(this).splice(splices);
    return LineLength.isKept(raw, spliced.body()) ? Optional.of(spliced) : Optional.empty();
  }

  byte[] raw() {
    return raw;
  }

  /** Where the raw form of a decoded byte begins, behind a soft break in front of it. */
  int rawStart(int start) {
    return start == decoded.length ? behind : runs.raw(start);
  }

  /** Where the raw form of {@code [start, end)} ends, in front of a soft break behind it. */
  int rawEnd(int start, int end) {
    if (start == end) {
      return rawStart(start);
    }
    int last = runs.raw(end - 1);
    return last + (escaped(raw, last) >= 0 ? 3 : 1);
  }
}
