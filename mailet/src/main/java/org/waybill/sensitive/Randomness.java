package org.waybill.sensitive;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much of a path segment or parameter looks drawn by lot. Linear in its length. */
final class Randomness {

  /** What nobody guesses, and what everybody uses for that reason. */
  static final int UNGUESSABLE_BITS = 128;

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_\\-.~+=]+");
  private static final Pattern JOINT = Pattern.compile("[-_.~+=]+");
  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]{2,11}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]*");
  private static final Pattern MIXED = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z]).{6,}");
  private static final Pattern RISE = Pattern.compile("[a-z][A-Z]");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+|[0-9A-F]+");
  private static final Pattern BASE32 = Pattern.compile("[a-z2-7]+|[A-Z2-7]+");
  private static final Pattern ONE_CASE = Pattern.compile("[0-9a-z]+|[0-9A-Z]+");

  private Randomness() {}

  /**
   * Whether it may be a secret, however short: letters and digits mixed, or letters of any case.
   */
  static boolean isLikely(String piece) {
    return isRandom(piece)
        && Stream.of(JOINT.split(piece, -1))
            .anyMatch(
                part ->
                    MIXED.matcher(part).matches()
                        || (part.length() >= 8 && RISE.matcher(part).results().count() >= 2));
  }

  /** Its length times the bits a character of the alphabet it uses can carry; 0 for words. */
  static double bits(String piece) {
    if (UUID.matcher(piece).matches()) {
      return UNGUESSABLE_BITS;
    }
    return isRandom(piece) ? piece.length() * bitsPerCharacter(piece) : 0;
  }

  private static double bitsPerCharacter(String piece) {
    if (HEX.matcher(piece).matches()) {
      return 4;
    }
    if (BASE32.matcher(piece).matches()) {
      return 5;
    }
    return ONE_CASE.matcher(piece).matches() ? Math.log(36) / Math.log(2) : 6;
  }

  private static boolean isRandom(String piece) {
    if (UUID.matcher(piece).matches()) {
      return true;
    }
    String[] parts = JOINT.split(piece, -1);
    long words = Stream.of(parts).filter(part -> WORD.matcher(part).matches()).count();
    return ENCODED.matcher(piece).matches()
        && words < 2
        && Stream.of(parts)
            .anyMatch(part -> !NUMBER.matcher(part).matches() && !WORD.matcher(part).matches());
  }
}
