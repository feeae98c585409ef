package org.waybill.collector.store.sql;

import org.waybill.collector.store.TextKey;

/**
 * A place in the tables of figures by time: of a subject in an hour, or on a day. Immutable.
 *
 * @param kind the subject's as stored: its code, more by {@value #BY_DAY} where the time is a day
 * @param key the subject's
 * @param time hours since 1970, or days; UTC
 */
record Slot(int kind, TextKey key, int time) implements Comparable<Slot> {

  /** What the code of a kind is raised by where its figures stand by day. */
  static final int BY_DAY = 100;

  boolean isHour() {
    return kind < BY_DAY;
  }

  /** In the order of the tables. */
  @Override
  public int compareTo(Slot other) {
    int order = Integer.compare(kind, other.kind);
    order = order != 0 ? order : key.compareTo(other.key);
    return order != 0 ? order : Integer.compare(time, other.time);
  }
}
