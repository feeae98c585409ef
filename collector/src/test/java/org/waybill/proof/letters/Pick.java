package org.waybill.proof.letters;

import java.util.SplittableRandom;

/** Draws; the same seed draws the same for ever. Not thread-safe. */
final class Pick {
  private final SplittableRandom random;

  Pick(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from 0 on, below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Some characters of a base-36 word. */
  String word(int length) {
    StringBuilder out = new StringBuilder();
    while (out.length() < length) {
      out.append(Integer.toString(random.nextInt(36), 36));
    }
    return out.toString();
  }
}
