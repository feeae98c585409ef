package org.waybill.bench;

import java.util.OptionalDouble;

/**
 * Two things done to the same message.
 *
 * @param type the class of JMH benchmarks that has both
 * @param first the method of what is ours
 * @param second the method of what it is compared with
 * @param aim the first may take so many times what the second takes; empty where nobody has said
 */
record Comparison(String type, String first, String second, Kind kind, OptionalDouble aim) {
  /** From raw bytes to a proven template, beside jsoup. */
  static Comparison plan(Kind kind) {
    return new Comparison("PlanBenchmark", "plan", "jsoup", kind, OptionalDouble.empty());
  }

  /** One more copy without its sealing, beside plain copying. */
  static Comparison render(Kind kind, double aim) {
    return new Comparison("RenderBenchmark", "render", "copy", kind, OptionalDouble.of(aim));
  }

  String title() {
    return "%s / %s, %s".formatted(first, second, kind.title());
  }
}
