package org.waybill.simulation;

import java.util.List;
import java.util.Random;

/** Everything that is left to chance, of one seed. */
final class Chance {
  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** True in so many of a hundred cases. */
  boolean in100(int cases) {
    return random.nextInt(100) < cases;
  }

  /** From the first number to the last. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  Random random() {
    return random;
  }
}
