package org.waybill.bench;

import java.util.OptionalDouble;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Two things done to the same message.
 *
 * @param type the class of JMH benchmarks that has both
 * @param first the method of what is ours
 * @param second the method of what it is compared with
 * @param jmh how long each is run: the more code there is to compile, the longer
 * @param aim the first may take so many times what the second takes; empty where nobody has said
 */
record Comparison(
    String type, String first, String second, Kind kind, Jmh jmh, OptionalDouble aim) {
  private static final Jmh LONG = new Jmh(6, 2);
  private static final Jmh SHORT = new Jmh(2, 1);

  /** From raw bytes to a proven template, beside jsoup. */
  static Comparison plan(Kind kind) {
    return new Comparison("PlanBenchmark", "plan", "jsoup", kind, LONG, OptionalDouble.empty());
  }

  /** One more copy without its sealing, beside plain copying. */
  static Comparison render(Kind kind, double aim) {
    return new Comparison("RenderBenchmark", "render", "copy", kind, SHORT, OptionalDouble.of(aim));
  }

  /** The same in no time, to see that it works. */
  Comparison quick() {
    return new Comparison(type, first, second, kind, new Jmh(1, 1), aim);
  }

  double firstMicros() throws RunnerException {
    return jmh.micros(type, first, kind);
  }

  double secondMicros() throws RunnerException {
    return jmh.micros(type, second, kind);
  }

  String title() {
    return "%s / %s, %s".formatted(first, second, kind.title());
  }
}
