package org.waybill.collector.report;

import java.util.Locale;

/**
 * Something about the collector that somebody should see to. Immutable.
 *
 * @param sentence what is so, and what still holds
 * @param nextStep what to do about it
 */
public record Finding(Severity severity, String sentence, String nextStep)
    implements Comparable<Finding> {

  /** How bad it is, the worst first; the words of James's own health checks. */
  public enum Severity {
    UNHEALTHY,
    DEGRADED;

    /** As style sheets name it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The worst first. */
  @Override
  public int compareTo(Finding other) {
    return severity.compareTo(other.severity);
  }
}
