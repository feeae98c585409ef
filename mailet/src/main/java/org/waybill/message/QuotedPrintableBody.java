package org.waybill.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Quoted-printable (RFC 2045 section 6.7) with a map from decoded bytes to raw ones. */
final class QuotedPrintableBody implements LeafBody {

  private final byte[] raw;
  private final byte[] decoded;

  /** Where each decoded byte begins in the raw body; one more than there are bytes. */
  private final int[] places;

  private QuotedPrintableBody(byte[] raw, byte[] decoded, int[] places) {
    this.raw = raw;
    this.decoded = decoded;
    this.places = places;
  }

  static QuotedPrintableBody of(byte[] message, int start, int end) {
    byte[] raw = Arrays.copyOfRange(message, start, end);
    byte[] decoded = new byte[raw.length];
    int[] places = new int[raw.length + 1];
    int used = 0;
    int behind = 0;
    for (int at = 0; at < raw.length; ) {
      int soft = raw[at] == '=' ? softBreak(raw, at) : 0;
      if (soft > 0) {
        at += soft;
        continue;
      }
      places[used] = at;
      int escaped = escaped(raw, at);
      decoded[used++] = escaped >= 0 ? (byte) escaped : raw[at];
      at += escaped >= 0 ? 3 : 1;
      behind = at;
    }
    places[used] = behind;
    return new QuotedPrintableBody(
        raw, Arrays.copyOf(decoded, used), Arrays.copyOf(places, used + 1));
  }

  /** The length of a soft line break, blanks behind the sign included; 0 where there is none. */
  private static int softBreak(byte[] raw, int at) {
    int end = at + 1;
    while (end < raw.length && (raw[end] == ' ' || raw[end] == '\t')) {
      end++;
    }
    if (end + 1 < raw.length && raw[end] == '\r' && raw[end + 1] == '\n') {
      return end + 2 - at;
    }
    if (end < raw.length && raw[end] == '\n') {
      return end + 1 - at;
    }
    return end == raw.length ? end - at : 0;
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
      boolean blank = raw[at] == ' ' || raw[at] == '\t';
      boolean ended = at + 1 < raw.length && (raw[at + 1] == '\r' || raw[at + 1] == '\n');
      if (stray || (blank && ended)) {
        return false;
      }
    }
    return true;
  }

  private int plainSoftBreak(int at) {
    boolean blank = at + 1 < raw.length && (raw[at + 1] == ' ' || raw[at + 1] == '\t');
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
    return places[start];
  }

  /** Where the raw form of {@code [start, end)} ends, in front of a soft break behind it. */
  int rawEnd(int start, int end) {
    if (start == end) {
      return places[start];
    }
    int last = places[end - 1];
    return last + (escaped(raw, last) >= 0 ? 3 : 1);
  }
}
