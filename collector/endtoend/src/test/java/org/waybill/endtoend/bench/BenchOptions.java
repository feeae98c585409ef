package org.waybill.endtoend.bench;

import java.util.Properties;

/**
 * What can be chosen on the benchmark's command line.
 *
 * @param chosen whether this part is to be run at all, {@code -Dbench.only}
 * @param rounds how often all branches take turns, {@code -Dbench.rounds}
 * @param messages in one block, {@code -Dbench.messages}
 * @param warmUp messages through each branch before anything is measured, thrice as many through
 *     AddTracking, {@code -Dbench.warmup}
 * @param profile whether a further block through AddTracking is profiled, {@code -Dbench.profile}
 */
record BenchOptions(boolean chosen, int rounds, int messages, int warmUp, boolean profile) {
  private static final String PART = "james";

  /** Reads the options; throws IllegalArgumentException with one sentence. */
  static BenchOptions of(Properties properties) {
    boolean quick = flag(properties, "bench.quick");
    String only = properties.getProperty("bench.only", "").strip();
    return new BenchOptions(
        only.isEmpty() || only.equals(PART),
        number(properties, "bench.rounds", quick ? 2 : 10),
        number(properties, "bench.messages", quick ? 300 : 1_000),
        number(properties, "bench.warmup", quick ? 500 : 6_000),
        flag(properties, "bench.profile"));
  }

  private static int number(Properties properties, String key, int standard) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      return standard;
    }
    if (!value.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException(
          "-D%s=%s: a number from 1 to 9999999 is allowed.".formatted(key, value));
    }
    return Integer.parseInt(value);
  }

  /** {@code -Dbench.quick} alone means true. */
  private static boolean flag(Properties properties, String key) {
    String value = properties.getProperty(key, "false").strip();
    return switch (value) {
      case "", "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "-D%s=%s: true and false are allowed.".formatted(key, value));
    };
  }
}
