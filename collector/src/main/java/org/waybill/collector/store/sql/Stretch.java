package org.waybill.collector.store.sql;

import org.waybill.collector.store.Subject;
import org.waybill.collector.store.TextKey;

/**
 * Rows of a subject that follow each other in a table of figures by time. Immutable.
 *
 * @param kind as in {@link Slot}
 * @param since the first hour, or day
 * @param until the first that is left out
 */
record Stretch(int kind, TextKey key, int since, int until) {

  static Stretch hours(Subject subject, int since, int until) {
    return new Stretch(subject.kind().code(), subject.key(), since, until);
  }

  static Stretch days(Subject subject, int since, int until) {
    return new Stretch(Slot.BY_DAY + subject.kind().code(), subject.key(), since, until);
  }

  boolean isEmpty() {
    return since >= until;
  }

  /** The hour of a row; of a day its first. */
  int hour(int time) {
    return kind > Slot.BY_DAY ? SummedDays.begin(time) : time;
  }
}
