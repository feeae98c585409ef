package org.waybill.bench.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * What can be chosen on the benchmark's command line.
 *
 * @param chosen whether this part is to be run at all, {@code -Dbench.only}
 * @param rounds how often the servers take turns, {@code -Dbench.rounds}
 * @param warmUp how long the collector is asked for pixels, and for links, before anything is
 *     measured
 * @param warmUpRequests how many times at least
 * @param block how long one measurement takes
 * @param profile whether the collector is profiled at the end, {@code -Dbench.profile}
 * @param folder where files and the table go; on a disk, or nothing is durable
 * @param waybill the command of the unpacked distribution
 */
record Options(
    boolean chosen,
    int rounds,
    Duration warmUp,
    int warmUpRequests,
    Duration block,
    boolean profile,
    Path folder,
    Path waybill) {

  private static final String PART = "http";

  /** Reads the options; throws IllegalArgumentException with one sentence. */
  static Options of(Properties properties) {
    boolean quick = !properties.getProperty("bench.quick", "false").equals("false");
    String only = properties.getProperty("bench.only", "");
    return new Options(
        only.isEmpty() || only.equals(PART),
        rounds(properties.getProperty("bench.rounds", ""), quick ? 1 : 7),
        Duration.ofSeconds(quick ? 3 : 10),
        quick ? 1 : 400_000,
        Duration.ofSeconds(quick ? 2 : 6),
        !properties.getProperty("bench.profile", "false").equals("false"),
        Path.of(properties.getProperty("bench.folder", "target/bench")).toAbsolutePath(),
        Path.of(properties.getProperty("bench.waybill", "collector/target/waybill/bin/waybill")));
  }

  private static int rounds(String value, int standard) {
    if (value.isEmpty()) {
      return standard;
    }
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          "-Dbench.rounds=%s: a number from 1 to 9999 is allowed.".formatted(value));
    }
    return Integer.parseInt(value);
  }
}
