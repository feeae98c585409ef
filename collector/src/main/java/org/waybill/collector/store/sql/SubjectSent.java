package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;

/** Adds to what was sent of subjects, hour by hour. */
final class SubjectSent {

  private final SortedMap<Slot, Sum> sums = new TreeMap<>();
  private final Slots slots;

  /** Counts in those places. */
  SubjectSent(Slots slots) {
    this.slots = slots;
  }

  private record Sum(long messages, long copies, long recipients) {

    Sum plus(Sum other) {
      return new Sum(
          messages + other.messages, copies + other.copies, recipients + other.recipients);
    }
  }

  /** Counts a message that was not known before. */
  void addMessage(Collection<Subject> subjects, long sentAt) {
    add(subjects, sentAt, new Sum(1, 0, 0));
  }

  /** Counts a copy that was not known before, by the time of its message. */
  void addCopy(Collection<Subject> subjects, long sentAt, long recipients) {
    add(subjects, sentAt, new Sum(0, 1, recipients));
  }

  private void add(Collection<Subject> subjects, long sentAt, Sum more) {
    int hour = Hour.of(sentAt);
    for (Subject subject : subjects) {
      slots.of(subject, hour).forEach(slot -> sums.merge(slot, more, Sum::plus));
    }
  }

  /** Takes what another has. */
  void add(SubjectSent other) {
    other.sums.forEach((slot, more) -> sums.merge(slot, more, Sum::plus));
  }

  void write(Session session) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    sums.forEach(
        (slot, more) ->
            rows.add(
                new Object[] {
                  slot.kind(),
                  slot.key().bytes(),
                  slot.time(),
                  more.messages(),
                  more.copies(),
                  more.recipients()
                }));
    session.add(BulkTable.SUBJECT_SENT, rows, List.of());
  }
}
