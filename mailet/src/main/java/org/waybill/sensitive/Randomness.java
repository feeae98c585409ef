package org.waybill.sensitive;

/**
 * How much of a path segment or parameter looks drawn by lot. Found in one pass.
 *
 * @param likely whether it may be a secret, however short: letters and digits mixed, or letters of
 *     any case
 * @param bits its length times the bits a character of the alphabet it uses can carry; 0 for words
 */
record Randomness(boolean likely, double bits) {

  /** What nobody guesses, and what everybody uses for that reason. */
  static final int UNGUESSABLE_BITS = 128;

  private static final Randomness NONE = new Randomness(false, 0);

  /** Kinds of characters, a bit each; a piece's own kinds tell its alphabet. */
  private static final int DIGIT_NOT_32 = 1;

  private static final int DIGIT_32 = 2;
  private static final int DIGIT = DIGIT_NOT_32 | DIGIT_32;
  private static final int LOWER_HEX = 4;
  private static final int LOWER_REST = 8;
  private static final int LOWER = LOWER_HEX | LOWER_REST;
  private static final int UPPER_HEX = 16;
  private static final int UPPER_REST = 32;
  private static final int UPPER = UPPER_HEX | UPPER_REST;
  private static final int JOINT = 64;
  private static final int OTHER = 128;

  private static final int[] KINDS = kinds();

  private static final double BITS_OF_36 = Math.log(36) / Math.log(2);

  private static final int SHORTEST_MIXED = 6;
  private static final int SHORTEST_RISING = 8;
  private static final int LONGEST_WORD = 11;
  private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private static int[] kinds() {
    int[] kinds = new int[0x80];
    java.util.Arrays.fill(kinds, OTHER);
    "0189".chars().forEach(c -> kinds[c] = DIGIT_NOT_32);
    "234567".chars().forEach(c -> kinds[c] = DIGIT_32);
    "-_.~+=".chars().forEach(c -> kinds[c] = JOINT);
    for (char c = 'a'; c <= 'z'; c++) {
      kinds[c] = c <= 'f' ? LOWER_HEX : LOWER_REST;
      kinds[Character.toUpperCase(c)] = c <= 'f' ? UPPER_HEX : UPPER_REST;
    }
    return kinds;
  }

  static Randomness of(String piece) {
    int used = 0;
    int words = 0;
    boolean random = false;
    boolean likely = false;
    int start = 0;
    for (int i = 0; i <= piece.length(); i++) {
      int kind = i == piece.length() ? JOINT : kind(piece.charAt(i));
      if (kind == OTHER) {
        return NONE;
      }
      if (kind == JOINT) {
        Part part = Part.of(piece, start, i);
        words += part.word() ? 1 : 0;
        random |= part.random();
        likely |= part.likely();
        start = i + 1;
      }
      used |= i == piece.length() ? 0 : kind;
    }
    boolean uuid = isUuid(piece);
    if (!uuid && (!random || words > 1)) {
      return NONE;
    }
    return new Randomness(
        likely, uuid ? UNGUESSABLE_BITS : piece.length() * bitsPerCharacter(used));
  }

  private static int kind(char c) {
    return c < KINDS.length ? KINDS[c] : OTHER;
  }

  private static double bitsPerCharacter(int used) {
    if (isWithin(used, DIGIT | LOWER_HEX) || isWithin(used, DIGIT | UPPER_HEX)) {
      return 4;
    }
    if (isWithin(used, DIGIT_32 | LOWER) || isWithin(used, DIGIT_32 | UPPER)) {
      return 5;
    }
    return isWithin(used, DIGIT | LOWER) || isWithin(used, DIGIT | UPPER) ? BITS_OF_36 : 6;
  }

  private static boolean isWithin(int used, int alphabet) {
    return (used & ~alphabet) == 0;
  }

  private static boolean isUuid(String piece) {
    if (piece.length() != UUID.length()) {
      return false;
    }
    for (int i = 0; i < UUID.length(); i++) {
      char c = piece.charAt(i);
      boolean right =
          UUID.charAt(i) == '-' ? c == '-' : isWithin(kind(c), DIGIT | LOWER_HEX | UPPER_HEX);
      if (!right) {
        return false;
      }
    }
    return true;
  }

  /** What stands between two joints. */
  private record Part(boolean word, boolean random, boolean likely) {

    static Part of(String piece, int start, int end) {
      int used = 0;
      int rises = 0;
      int before = 0;
      for (int i = start; i < end; i++) {
        int kind = KINDS[piece.charAt(i)];
        used |= kind;
        rises += (kind & UPPER) != 0 && (before & LOWER) != 0 ? 1 : 0;
        before = kind;
      }
      boolean word = isWord(piece, start, end);
      boolean mixed = (used & DIGIT) != 0 && (used & (LOWER | UPPER)) != 0;
      boolean likely =
          (mixed && end - start >= SHORTEST_MIXED)
              || (rises >= 2 && end - start >= SHORTEST_RISING);
      return new Part(word, !word && !isWithin(used, DIGIT), likely);
    }

    /** Two to eleven small letters, perhaps behind a capital. */
    private static boolean isWord(String piece, int start, int end) {
      boolean capital = start < end && (KINDS[piece.charAt(start)] & UPPER) != 0;
      int from = capital ? start + 1 : start;
      boolean right = end - from >= 2 && end - from <= LONGEST_WORD;
      for (int i = from; right && i < end; i++) {
        right = (KINDS[piece.charAt(i)] & LOWER) != 0;
      }
      return right;
    }
  }
}
