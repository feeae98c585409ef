package org.waybill.collector.watch;

import java.util.Locale;

/** How something is, in the words of James's own health checks; the worst comes last. */
public enum HealthState {
  /** As it should be. */
  HEALTHY,
  /** It works, and somebody should look. */
  DEGRADED,
  /** Something is lost, or soon will be. */
  UNHEALTHY;

  /** As it is written: {@code degraded}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worse of both. */
  HealthState and(HealthState other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Unhealthy from {@code worst} on, degraded from {@code bad} on. */
  static HealthState above(double value, double bad, double worst) {
    if (value >= worst) {
      return UNHEALTHY;
    }
    return value >= bad ? DEGRADED : HEALTHY;
  }

  /** Unhealthy from {@code worst} downwards, degraded from {@code bad} downwards. */
  static HealthState below(double value, double bad, double worst) {
    return above(-value, -bad, -worst);
  }
}
