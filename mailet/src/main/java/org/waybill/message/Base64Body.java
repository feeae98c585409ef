package org.waybill.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Base64 (RFC 2045 section 6.8): encoded anew from the line of the first splice on. */
final class Base64Body implements LeafBody {

  /** RFC 2045 section 6.8: characters a line. */
  private static final int LINE = 76;

  private final byte[] raw;
  private final byte[] decoded;

  /** Where the last character ends; only white space stands behind it. */
  private final int end;

  private Base64Body(byte[] raw, byte[] decoded, int end) {
    this.raw = raw;
    this.decoded = decoded;
    this.end = end;
  }

  /**
   * Decodes; empty for anything but whole groups, line ends and blanks beside them: readers skip
   * other garbage variously.
   */
  static Optional<LeafBody> of(byte[] message, int from, int to) {
    byte[] raw = Arrays.copyOfRange(message, from, to);
    byte[] flat = new byte[raw.length];
    int used = 0;
    int end = 0;
    for (int at = 0; at < raw.length; ) {
      int blank = blankRun(raw, at);
      if (blank > 0) {
        at += blank;
      } else {
        end = runEnd(raw, at);
        System.arraycopy(raw, at, flat, used, end - at);
        used += end - at;
        at = end;
      }
    }
    if (used % 4 != 0) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(Arrays.copyOf(flat, used));
      return Optional.of(new Base64Body(raw, decoded, end));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a character that is none of base64, or padding inside
    }
  }

  /** Behind the byte there, whatever it is, and the visible ones that follow. */
  private static int runEnd(byte[] raw, int start) {
    int at = start + 1;
    while (at < raw.length && raw[at] > ' ') {
      at++;
    }
    return at;
  }

  /** The length of a run of white space that holds a line end or an edge of the body; else 0. */
  private static int blankRun(byte[] raw, int start) {
    boolean edge = start == 0;
    int at = start;
    while (at < raw.length && isBlank(raw, at)) {
      edge |= raw[at] == '\n';
      at++;
    }
    return edge || at == raw.length ? at - start : 0;
  }

  private static boolean isBlank(byte[] raw, int at) {
    return switch (raw[at]) {
      case ' ', '\t', '\n' -> true;
      case '\r' -> at + 1 < raw.length && raw[at + 1] == '\n';
      default -> false;
    };
  }

  @Override
  public byte[] decoded() {
    return decoded;
  }

  @Override
  public boolean isCertain(int start, int end) {
    return true;
  }

  @Override
  public boolean hasRoom(Splice splice) {
    return true; // base64 has no lines of its own
  }

  /** Where to begin again: a line whose first character begins a group. */
  private record Restart(int at, int decodedAt) {}

  @Override
  public Optional<Spliced> splice(List<Splice> splices) {
    if (splices.isEmpty()) {
      return Optional.of(new Spliced(raw.clone(), List.of()));
    }
    Restart restart = restart(splices.getFirst().start());
    ByteArrayOutputStream region = new ByteArrayOutputStream();
    int[] holes = new int[splices.size()];
    int copied = restart.decodedAt();
    for (int i = 0; i < holes.length; i++) {
      Splice splice = splices.get(i);
      region.write(decoded, copied, splice.start() - copied);
      holes[i] = region.size() + splice.holeStart();
      region.writeBytes(splice.text().getBytes(StandardCharsets.ISO_8859_1));
      copied = splice.end();
    }
    region.write(decoded, copied, decoded.length - copied);
    return Optional.of(encode(restart, region.toByteArray(), splices, holes));
  }

  private Spliced encode(Restart restart, byte[] region, List<Splice> splices, int[] starts) {
    Base64Lines lines =
        new Base64Lines(
            restart.at(), lineLength(restart.at()), Lines.end(raw, restart.at(), 0, raw.length));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    // where nothing follows, the line end in front would leave an empty line behind
    int kept = region.length == 0 ? Lines.contentEnd(raw, 0, restart.at()) : restart.at();
    body.write(raw, 0, kept);
    body.writeBytes(lines.encode(region));
    body.write(raw, end, raw.length - end);
    List<Hole> holes = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      Splice splice = splices.get(i);
      holes.add(new Base64Hole(lines, region, starts[i], splice.holeEnd() - splice.holeStart()));
    }
    return new Spliced(body.toByteArray(), holes);
  }

  private Restart restart(int decodedAt) {
    Restart best = new Restart(0, 0);
    int characters = 0;
    for (int line = 0; line < end; ) {
      if (characters / 4 * 3 > decodedAt) {
        return best;
      }
      if (characters % 4 == 0) {
        best = new Restart(line, characters / 4 * 3);
      }
      int next = Lines.next(raw, line, raw.length);
      characters += characters(line, next);
      line = next;
    }
    return best;
  }

  /**
   * The length of the line there if another follows, or of the first where that is an ordinary
   * longer one, else 76 or what it is.
   */
  private int lineLength(int at) {
    int here = contentLength(at);
    int first = contentLength(0);
    boolean followed = Lines.next(raw, at, raw.length) < end;
    if (followed && here > 0) {
      return Math.max(here, Math.min(LINE, first));
    }
    boolean single = Lines.next(raw, 0, raw.length) >= end;
    return first == 0 || single ? Math.max(LINE, first) : Math.max(first, here);
  }

  private int contentLength(int at) {
    return characters(at, Lines.next(raw, at, raw.length));
  }

  private int characters(int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += raw[at] > ' ' ? 1 : 0;
    }
    return count;
  }
}
