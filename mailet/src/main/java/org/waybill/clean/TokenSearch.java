package org.waybill.clean;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.wire.Opened;
import org.waybill.wire.Sealer;
import org.waybill.wire.TokenKind;

/**
 * Finds tokens of ours in the bytes of one message. Bytes are looked at once; what looks like a
 * token is opened, up to a bound, so that a hostile message costs no more than a large one. Not
 * thread-safe.
 */
final class TokenSearch {

  /** What all seals tried in one message may cost: far more than any thread of ours has links. */
  private static final int MOST_COST = 8 << 20;

  /** What one costs besides its characters. */
  private static final int COST = 500;

  private static final int SHORTEST_TOKEN = Sealer.length(0);

  /** Far beyond every tracked URL: longer runs are not opened in vain. */
  private static final int LONGEST_TOKEN = Sealer.length(16_384);

  private static final byte[] PIXEL_SUFFIX = ".gif".getBytes(StandardCharsets.US_ASCII);

  private final TokenOpener opener;
  private int spent;

  TokenSearch(TokenOpener opener) {
    this.opener = opener;
  }

  /** Whether so many seals were tried that the rest was not looked at. */
  boolean isExhausted() {
    return spent > MOST_COST;
  }

  /**
   * Finds all of them.
   *
   * @param lines how tokens may be broken over lines
   * @return ascending
   */
  List<OwnToken> in(byte[] text, Wrapping lines) {
    return in(text, 0, text.length, lines);
  }

  List<OwnToken> in(byte[] text, int from, int to, Wrapping lines) {
    List<OwnToken> found = new ArrayList<>();
    for (int at = from; at + 2 + SHORTEST_TOKEN < to; at++) {
      if (text[at] == '%' || (text[at] == '/' && isKind(text[at + 1]))) {
        Optional<OwnToken> token = at(text, at, to, lines);
        if (token.isPresent()) {
          found.add(token.get());
          at = token.get().end() - 1;
        }
      }
    }
    return found;
  }

  private Optional<OwnToken> at(byte[] text, int slash, int to, Wrapping lines) {
    int letter = slash + slash(text, slash);
    if (letter == slash || letter + 4 > to || !isKind(text[letter])) {
      return Optional.empty();
    }
    int start = letter + 1 + slash(text, letter + 1);
    if (start == letter + 1) {
      return Optional.empty();
    }
    TokenKind kind = kind(text[letter]);
    boolean plain = text[slash] == '/' && text[letter + 1] == '/';
    return open(text, kind, new TokenRun(text, start, to, plain ? lines : Wrapping.NONE))
        .map(found -> new OwnToken(kind, slash, found.end(), plain, found.target()));
  }

  private static boolean isKind(byte letter) {
    return letter == 'o' || letter == 'c' || letter == 'w';
  }

  private static TokenKind kind(byte letter) {
    return switch (letter) {
      case 'o' -> TokenKind.OPEN;
      case 'w' -> TokenKind.WITHDRAW;
      default -> TokenKind.CLICK;
    };
  }

  private record Found(int end, String target) {}

  /** A run that ends with its line may go on in the next one: the seal tells. */
  private Optional<Found> open(byte[] text, TokenKind kind, TokenRun run) {
    while (run.next()) {
      int length = run.text().length();
      if (length > LONGEST_TOKEN) {
        break;
      }
      boolean whole = length >= SHORTEST_TOKEN && (length & 3) != 1;
      int end = run.end();
      if (whole && kind == TokenKind.OPEN) {
        end = suffixEnd(text, end);
      }
      Optional<String> target = whole && end > 0 ? target(kind, run.text()) : Optional.empty();
      if (target.isPresent()) {
        return Optional.of(new Found(end, target.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> target(TokenKind kind, String token) {
    spent += isExhausted() ? 0 : COST + token.length();
    if (isExhausted()) {
      return Optional.empty();
    }
    return switch (opener.open(kind, token)) {
      case Opened.Known(var known, int unused) -> Optional.of(known.target());
      case Opened.TargetOnly(var unused, String target) -> Optional.of(target);
      case Opened.Refused() -> Optional.empty();
    };
  }

  /** Behind a pixel's suffix, -1 where there is none. */
  private static int suffixEnd(byte[] text, int at) {
    for (int i = 0; i < PIXEL_SUFFIX.length; i++) {
      if (at + i >= text.length || text[at + i] != PIXEL_SUFFIX[i]) {
        return -1;
      }
    }
    return at + PIXEL_SUFFIX.length;
  }

  /**
   * The length of a slash: link scanners carry whole URLs, percent-encoded once or more, in theirs.
   */
  private static int slash(byte[] text, int at) {
    if (at >= text.length || text[at] == '/') {
      return at >= text.length ? 0 : 1;
    }
    if (text[at] != '%') {
      return 0;
    }
    int end = at + 1;
    while (end + 1 < text.length && text[end] == '2' && text[end + 1] == '5') {
      end += 2;
    }
    boolean encoded =
        end + 1 < text.length && text[end] == '2' && (text[end + 1] == 'F' || text[end + 1] == 'f');
    return encoded ? end + 2 - at : 0;
  }
}
