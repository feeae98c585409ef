package org.waybill.traffic;

import java.util.List;
import java.util.Random;

/** Chances with a seed. */
public record Chance(Random random) {

  static Chance of(long seed) {
    return new Chance(new Random(seed));
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A waiting time: half are shorter than the median, some far longer. */
  double around(double median, double spread) {
    return median * Math.exp(spread * random.nextGaussian());
  }

  <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
