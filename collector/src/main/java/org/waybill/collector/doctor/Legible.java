package org.waybill.collector.doctor;

import java.util.function.Function;

/** Something that must be there and right before anything else can be. */
record Legible(
    Trouble trouble,
    String name,
    Function<Installation, Reading<?>> reading,
    String allowed,
    String next)
    implements Check {

  @Override
  public Outcome look(Installation it) {
    return switch (reading.apply(it)) {
      case Reading.Right<?> right -> Outcome.healthy();
      case Reading.Wrong<?> wrong -> new Outcome.Finding(wrong.problem(), allowed, next);
      case Reading.Absent<?> absent -> new Outcome.Unknown(absent.why());
    };
  }
}
