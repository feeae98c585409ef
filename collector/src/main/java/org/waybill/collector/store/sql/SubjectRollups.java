package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.sql.Contribution.Kind;
import org.waybill.collector.store.sql.Firsts.First;

/** Adds to the figures of subjects, hour by hour. For one transaction. */
final class SubjectRollups {

  private final SortedMap<Cell, Sum> sums = new TreeMap<>();
  private final Slots slots;

  /** Counts in those places. */
  SubjectRollups(Slots slots) {
    this.slots = slots;
  }

  private record Cell(Slot slot, EventType type, Verdict verdict) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      int order = slot.compareTo(other.slot);
      order = order != 0 ? order : type.compareTo(other.type);
      return order != 0 ? order : verdict.compareTo(other.verdict);
    }
  }

  /** Below zero where hits were judged otherwise, or a copy's first one lies in an earlier hour. */
  private record Sum(long hits, long copies) {

    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(hits + other.hits, copies + other.copies);
    }
  }

  void addHits(List<Subject> subjects, EventType type, Verdict verdict, long at, long hits) {
    int hour = Hour.of(at);
    for (Subject subject : subjects) {
      add(subject, hour, new Kind(type, verdict), new Sum(hits, 0));
    }
  }

  /** Adds to one hour, or takes away. */
  void add(List<Subject> subjects, int hour, Kind kind, long hits, long copies) {
    for (Subject subject : subjects) {
      add(subject, hour, kind, new Sum(hits, copies));
    }
  }

  /** Counts a copy in the hour of its first hit, and no longer in that of a later one. */
  void addFirst(List<Subject> subjects, First first) {
    Kind kind = new Kind(first.counter().type(), first.counter().verdict());
    for (Subject subject : subjects) {
      first.before().ifPresent(before -> add(subject, Hour.of(before), kind, new Sum(0, -1)));
      add(subject, Hour.of(first.now()), kind, new Sum(0, 1));
    }
  }

  private void add(Subject subject, int hour, Kind kind, Sum more) {
    for (Slot slot : slots.of(subject, hour)) {
      sums.merge(new Cell(slot, kind.type(), kind.verdict()), more, Sum::plus);
    }
  }

  void write(Session session, SeenHours seen) throws SQLException {
    List<Object[]> more = new ArrayList<>();
    List<Object[]> fresh = new ArrayList<>();
    for (Map.Entry<Cell, Sum> entry : sums.entrySet()) {
      Cell cell = entry.getKey();
      Sum sum = entry.getValue();
      if (sum.equals(Sum.NONE)) {
        continue;
      }
      boolean isNew = seen.isNew(cell.slot(), cell.type().code(), cell.verdict().code());
      (isNew ? fresh : more).add(row(cell, sum));
    }
    session.add(BulkTable.SUBJECT_ROLLUPS, more, fresh);
  }

  private static Object[] row(Cell cell, Sum sum) {
    return new Object[] {
      cell.slot().kind(),
      cell.slot().key().bytes(),
      cell.slot().time(),
      cell.type().code(),
      cell.verdict().code(),
      sum.hits(),
      sum.copies()
    };
  }
}
