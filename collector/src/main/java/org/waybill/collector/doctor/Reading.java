package org.waybill.collector.doctor;

import java.util.function.Function;

/** What came of an attempt to read something. */
sealed interface Reading<T> {

  /** It could be read. */
  record Right<T>(T value) implements Reading<T> {}

  /**
   * It is there, or should be, and cannot be read.
   *
   * @param problem for the admin
   */
  record Wrong<T>(String problem) implements Reading<T> {}

  /**
   * Nobody could try.
   *
   * @param why with what would be needed
   */
  record Absent<T>(String why) implements Reading<T> {}

  /** Decides by what was read; without it nobody knows. */
  default Outcome judge(Function<T, Outcome> decision) {
    return switch (this) {
      case Right<T>(T value) -> decision.apply(value);
      case Wrong<T>(String problem) -> new Outcome.Unknown(problem);
      case Absent<T>(String why) -> new Outcome.Unknown(why);
    };
  }

  /** Reads what this leads to. */
  default <R> Reading<R> then(Function<T, Reading<R>> further) {
    return switch (this) {
      case Right<T>(T value) -> further.apply(value);
      case Wrong<T>(String problem) -> new Absent<>(firstLine(problem));
      case Absent<T>(String why) -> new Absent<>(why);
    };
  }

  private static String firstLine(String problem) {
    return problem.lines().findFirst().orElse("");
  }
}
