package org.waybill.simulation;

import java.security.SecureRandom;
import java.util.Random;

/** Secure no longer: the same bytes for the same seed. */
final class SeededRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  private final Random random;

  SeededRandom(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public void nextBytes(byte[] bytes) {
    random.nextBytes(bytes);
  }
}
