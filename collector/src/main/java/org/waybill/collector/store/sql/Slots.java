package org.waybill.collector.store.sql;

import java.util.ArrayList;
import java.util.List;
import org.waybill.collector.store.Subject;

/**
 * Where figures of subjects stand: by hour as far as they are not purged, and of summed days by day
 * too. Immutable.
 *
 * @param from the first hour of which figures are kept
 * @param summed of which days they stand by day
 */
record Slots(int from, SummedDays summed) {

  /** Whether anything is kept of an hour. */
  boolean keeps(int hour) {
    return hour >= from;
  }

  /** Where that is added which happened in an hour: nowhere, in one place or in two. */
  List<Slot> of(Subject subject, int hour) {
    if (!keeps(hour)) {
      return List.of();
    }
    Slot byHour = new Slot(subject.kind().code(), subject.key(), hour);
    int day = SummedDays.day(hour);
    return isWhole(day) && summed.hold(subject, day)
        ? List.of(byHour, new Slot(Slot.BY_DAY + byHour.kind(), subject.key(), day))
        : List.of(byHour);
  }

  /** Not one of which some hours are purged. */
  private boolean isWhole(int day) {
    return SummedDays.begin(day) >= from;
  }

  /** The first day of which all hours are kept. */
  int firstDay() {
    int day = SummedDays.day(from);
    return isWhole(day) ? day : day + 1;
  }

  /**
   * What is read of a period: its summed days by day, what lies before and behind by hour.
   *
   * @param since the first hour
   * @param until the first hour that is left out
   */
  List<Stretch> stretches(Subject subject, int since, int until) {
    int begun = SummedDays.day(since);
    int first = Math.max(SummedDays.begin(begun) >= since ? begun : begun + 1, firstDay());
    int last = Math.min(SummedDays.day(until), summed.day());
    if (first >= last) {
      return List.of(Stretch.hours(subject, since, until));
    }
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(Stretch.hours(subject, since, SummedDays.begin(first)));
    stretches.add(Stretch.days(subject, first, last));
    stretches.add(Stretch.hours(subject, SummedDays.begin(last), until));
    stretches.removeIf(Stretch::isEmpty);
    return stretches;
  }
}
