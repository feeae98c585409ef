package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
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
    for (Map.Entry<Slot, Sum> entry : sums.entrySet()) {
      write(session, entry.getKey(), entry.getValue());
    }
  }

  private static void write(Session session, Slot slot, Sum more) throws SQLException {
    int kind = slot.kind();
    byte[] key = slot.key().bytes();
    int known =
        session.update(
            """
            UPDATE subject_sent
            SET messages = messages + ?, copies = copies + ?, recipients = recipients + ?
            WHERE subject_kind = ? AND subject_key = ? AND sent_hour = ?\
            """,
            more.messages(),
            more.copies(),
            more.recipients(),
            kind,
            key,
            slot.time());
    if (known == 0) {
      session.update(
          """
          INSERT INTO subject_sent (subject_kind, subject_key, sent_hour, messages, copies,
            recipients)
          VALUES (?, ?, ?, ?, ?, ?)\
          """,
          kind,
          key,
          slot.time(),
          more.messages(),
          more.copies(),
          more.recipients());
    }
  }
}
