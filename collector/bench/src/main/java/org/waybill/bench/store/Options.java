package org.waybill.bench.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * What can be chosen on the benchmark's command line.
 *
 * @param chosen whether this part is to be run at all, {@code -Dbench.only}
 * @param messages messages of 100 copies each
 * @param warmUp hits stored before anything is measured
 * @param drained hits stored one after the other, warm-up included
 * @param sizes numbers of hits stored and judged at which reports are asked, growing
 * @param block hits of one measurement
 * @param questions how often each report is asked
 * @param live how long hits come at a steady pace
 * @param folder where stores, journal and the table go; on a disk, or nothing is durable
 */
public record Options(
    boolean chosen,
    int messages,
    int warmUp,
    int drained,
    List<Integer> sizes,
    int block,
    int questions,
    Duration live,
    Path folder) {

  /** The part that measures the store which several collectors may have. */
  public static final String SHARED = "postgres";

  private static final List<Integer> SIZES = List.of(100_000, 1_000_000, 5_000_000);
  private static final List<Integer> SHARED_SIZES = List.of(1_000_000, 5_000_000, 20_000_000);
  private static final List<Integer> QUICK_SIZES = List.of(20_000, 60_000);

  /** What was chosen of a part that goes by that name. */
  public static Options of(Properties properties, String part) {
    boolean quick = !properties.getProperty("bench.quick", "false").equals("false");
    String only = properties.getProperty("bench.only", "");
    List<Integer> sizes = part.equals(SHARED) ? SHARED_SIZES : SIZES;
    return new Options(
        only.isEmpty() || only.equals(part),
        quick ? 100 : 1_000,
        quick ? 10_000 : 100_000,
        quick ? 50_000 : 1_000_000,
        quick ? QUICK_SIZES : sizes,
        quick ? 10_000 : 100_000,
        quick ? 20 : 100,
        Duration.ofSeconds(quick ? 3 : 30),
        Path.of(properties.getProperty("bench.folder", "target/bench")).toAbsolutePath());
  }
}
