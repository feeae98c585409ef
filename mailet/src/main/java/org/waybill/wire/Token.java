package org.waybill.wire;

/**
 * What a tracked URL carries, in the clear. Immutable.
 *
 * @param kind what the URL is for
 * @param mode how much is recorded
 * @param copy the copy it was made for
 * @param person the recipient's code, or {@link PersonCode#NONE}
 * @param day the UTC day of sealing, see {@link Day}, 0 to 65535
 * @param link the link's number in its message, 1 to 65535; of a pixel 0, or 1 for the one that
 *     says "seen to its end"; 0 where the kind has none
 * @param target where the URL leads: visible ASCII only; empty for a pixel
 */
public record Token(
    TokenKind kind,
    Mode mode,
    TrackingId copy,
    PersonCode person,
    int day,
    int link,
    String target) {

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException naming the part, what was found and what is allowed
   */
  public Token {
    checkShort(day, "day");
    checkShort(link, "link number");
    if (!isTarget(target)) {
      throw new IllegalArgumentException(
          "target holds a character that is not visible ASCII; percent-encode it first");
    }
    if (kind == TokenKind.CLICK && target.isEmpty()) {
      throw new IllegalArgumentException("a click token needs a target");
    }
    if (kind == TokenKind.OPEN && !target.isEmpty()) {
      throw new IllegalArgumentException("an open token has no target");
    }
  }

  /** The token of a message's only pixel. */
  public static Token open(Mode mode, TrackingId copy, PersonCode person, int day) {
    return open(mode, copy, person, day, 0);
  }

  /** The token of one of a message's pixels: 0 is the one that counts. */
  public static Token open(Mode mode, TrackingId copy, PersonCode person, int day, int pixel) {
    return new Token(TokenKind.OPEN, mode, copy, person, day, pixel, "");
  }

  /** A link's token. */
  public static Token click(
      Mode mode, TrackingId copy, PersonCode person, int day, int link, String target) {
    return new Token(TokenKind.CLICK, mode, copy, person, day, link, target);
  }

  /** Whether the text can stand in a token and in a Location header: visible ASCII only. */
  static boolean isTarget(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7F) {
        return false;
      }
    }
    return text.length() <= 0xFFFF;
  }

  private static void checkShort(int value, String what) {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException(what + " is " + value + "; it takes 0 to 65535");
    }
  }
}
