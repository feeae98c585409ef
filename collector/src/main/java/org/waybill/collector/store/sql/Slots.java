package org.waybill.collector.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.waybill.collector.store.Subject;

/**
 * Where figures of subjects stand: by hour as far as they are not purged, and of summed days by day
 * too. Immutable.
 *
 * @param from the first hour of which figures are kept
 * @param summed of which days they stand by day
 */
record Slots(int from, SummedDays summed) {

  /** With more days cut, each of which is a question, all is read by hour at once. */
  private static final int MOST_CUT = 30;

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
   * What is read of a period: its summed days by day, and by hour what lies before and behind, and
   * days in which a part begins.
   *
   * @param edges the first hour, those with which further parts begin, and the first that is left
   *     out; in order
   */
  List<Stretch> stretches(Subject subject, List<Integer> edges) {
    int since = edges.getFirst();
    int until = edges.getLast();
    int begun = SummedDays.day(since);
    int first = Math.max(SummedDays.begin(begun) >= since ? begun : begun + 1, firstDay());
    int last = Math.min(SummedDays.day(until), summed.day());
    if (first >= last) {
      return List.of(Stretch.hours(subject, since, until));
    }
    SortedSet<Integer> cut = new TreeSet<>(cut(edges)).subSet(first, last);
    if (cut.size() > MOST_CUT || cut.size() == last - first) {
      return List.of(Stretch.hours(subject, since, until));
    }
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(Stretch.hours(subject, since, SummedDays.begin(first)));
    stretches.add(Stretch.days(subject, first, last, cut));
    for (int day : cut) {
      if (!cut.contains(day - 1)) {
        int end = day;
        while (cut.contains(end)) {
          end++;
        }
        stretches.add(Stretch.hours(subject, SummedDays.begin(day), SummedDays.begin(end)));
      }
    }
    stretches.add(Stretch.hours(subject, SummedDays.begin(last), until));
    stretches.removeIf(Stretch::isEmpty);
    return stretches;
  }

  /** The days within which a part begins. */
  private static List<Integer> cut(List<Integer> edges) {
    return edges.stream()
        .filter(edge -> SummedDays.begin(SummedDays.day(edge)) != edge)
        .map(SummedDays::day)
        .toList();
  }
}
