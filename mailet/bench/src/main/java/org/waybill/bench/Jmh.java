package org.waybill.bench;

import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one JMH benchmark in a fresh JVM.
 *
 * @param warmUp seconds that are not counted
 * @param counted seconds that are
 */
record Jmh(int warmUp, int counted) {
  /** JMH uses what newer Javas warn of, in every JVM anew. */
  private static final List<String> JVM =
      Stream.concat(
              Stream.of("-Xms512m", "-Xmx512m"),
              Stream.of("--sun-misc-unsafe-memory-access=allow")
                  .filter(option -> Runtime.version().feature() >= 24))
          .toList();

  /** Microseconds an operation takes, on average. */
  double micros(String type, String method, Kind kind) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("\\." + type + "\\." + method + "$")
                .param("kind", kind.name())
                .forks(1)
                .jvmArgs(JVM.toArray(String[]::new))
                .warmupIterations(warmUp)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(counted)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run()
        .iterator()
        .next()
        .getPrimaryResult()
        .getScore();
  }
}
