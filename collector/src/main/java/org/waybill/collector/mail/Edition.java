package org.waybill.collector.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A stretch of days that one report is about. Immutable.
 *
 * @param from its first day
 * @param last its last day
 */
public record Edition(LocalDate from, LocalDate last) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException where it ends before it begins
   */
  public Edition {
    if (last.isBefore(from)) {
      throw new IllegalArgumentException("from " + from + " to " + last);
    }
  }

  /** When its last day is over. */
  Instant end(ZoneId zone) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** {@code 2026-11-16 2026-11-22}. */
  @Override
  public String toString() {
    return from + " " + last;
  }
}
