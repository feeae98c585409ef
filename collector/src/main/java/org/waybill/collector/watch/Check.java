package org.waybill.collector.watch;

import java.util.Optional;

/**
 * What one check found. Immutable.
 *
 * @param aspect what was checked
 * @param of which of several, such as a mailet's node; empty where there is one only
 * @param health how it is
 * @param now what was found
 * @param limit from where on it is not healthy; empty where there is no such line
 */
public record Check(
    Aspect aspect, String of, HealthState health, Measure now, Optional<Measure> limit) {

  private static final Measure NEVER = new Measure.Word("never");

  /** Whether what it looks for has not happened yet, and it is too early to say that it should. */
  public boolean isAwaiting() {
    return health == HealthState.HEALTHY && now.equals(NEVER);
  }

  static Check of(Aspect aspect, HealthState health, Measure now) {
    return new Check(aspect, "", health, now, Optional.empty());
  }

  static Check of(Aspect aspect, HealthState health, Measure now, Measure limit) {
    return new Check(aspect, "", health, now, Optional.of(limit));
  }
}
