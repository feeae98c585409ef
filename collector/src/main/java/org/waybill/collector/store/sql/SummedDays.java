package org.waybill.collector.store.sql;

import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/**
 * Of which days, since 1970 and UTC, figures stand by day: of all before one, and of that one of
 * the subjects up to one of them. Immutable.
 */
record SummedDays(int day, Subject upTo) {

  /** Before every subject there is. */
  static final Subject NONE = new Subject(SubjectKind.ALL, new TextKey(0, 0));

  private static final int HOURS = 24;

  /** The day of an hour. */
  static int day(int hour) {
    return Math.floorDiv(hour, HOURS);
  }

  /** A day's first hour; the first or last there is for a day beyond. */
  static int begin(int day) {
    return Math.clamp((long) day * HOURS, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** All of them before that day. */
  static SummedDays before(int day) {
    return new SummedDays(day, NONE);
  }

  /** Whether a subject's figures of a day are summed. */
  boolean hold(Subject subject, int ofDay) {
    return ofDay < day || (ofDay == day && subject.compareTo(upTo) <= 0);
  }
}
