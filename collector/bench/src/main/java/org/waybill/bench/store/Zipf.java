package org.waybill.bench.store;

import java.util.Arrays;
import java.util.Random;

/** Draws numbers from 0 on; number n as often as 1 / (n + 1). Immutable. */
final class Zipf {

  private final double[] upTo;

  Zipf(int numbers) {
    this.upTo = new double[numbers];
    double sum = 0;
    for (int n = 0; n < numbers; n++) {
      sum += 1.0 / (n + 1);
      upTo[n] = sum;
    }
  }

  int next(Random random) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return at >= 0 ? at : -at - 1;
  }
}
