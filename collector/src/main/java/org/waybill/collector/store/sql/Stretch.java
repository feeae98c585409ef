package org.waybill.collector.store.sql;

import java.util.Set;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.TextKey;

/**
 * Rows of a subject that follow each other in a table of figures by time. Immutable.
 *
 * @param kind as in {@link Slot}
 * @param since the first hour, or day
 * @param until the first that is left out
 * @param without those in between that are left out too
 */
record Stretch(int kind, TextKey key, int since, int until, Set<Integer> without) {

  static Stretch hours(Subject subject, int since, int until) {
    return new Stretch(subject.kind().code(), subject.key(), since, until, Set.of());
  }

  static Stretch days(Subject subject, int since, int until) {
    return days(subject, since, until, Set.of());
  }

  static Stretch days(Subject subject, int since, int until, Set<Integer> without) {
    return new Stretch(
        Slot.BY_DAY + subject.kind().code(), subject.key(), since, until, Set.copyOf(without));
  }

  boolean isEmpty() {
    return since >= until;
  }

  /** Whether rows of an hour are of it, or those of a day that begins with it. */
  boolean holds(int hour) {
    return !without.contains(kind > Slot.BY_DAY ? SummedDays.day(hour) : hour);
  }

  /** The hour of a row; of a day its first. */
  int hour(int time) {
    return kind > Slot.BY_DAY ? SummedDays.begin(time) : time;
  }
}
