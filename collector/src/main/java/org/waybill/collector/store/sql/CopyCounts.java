package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;
import org.waybill.wire.MessageKey;

/**
 * How many copies more or fewer have a quality that is told by a number: of messages, and of
 * subjects in the hour their message was sent in. For one transaction.
 */
final class CopyCounts {

  private final BulkTable messageTable;
  private final BulkTable subjectTable;
  private final Slots slots;
  private final SortedMap<OfMessage, Long> messages = new TreeMap<>();
  private final SortedMap<OfSubject, Long> subjects = new TreeMap<>();

  /**
   * Nothing yet.
   *
   * @param messageTable where those of messages are counted by the number
   * @param subjectTable where those of subjects are
   * @param slots where figures of subjects stand
   */
  CopyCounts(BulkTable messageTable, BulkTable subjectTable, Slots slots) {
    this.messageTable = messageTable;
    this.subjectTable = subjectTable;
    this.slots = slots;
  }

  private record OfMessage(MessageKey message, int code) implements Comparable<OfMessage> {
    @Override
    public int compareTo(OfMessage other) {
      int order = message.compareTo(other.message);
      return order != 0 ? order : Integer.compare(code, other.code);
    }
  }

  private record OfSubject(Slot slot, int code) implements Comparable<OfSubject> {
    @Override
    public int compareTo(OfSubject other) {
      int order = slot.compareTo(other.slot);
      return order != 0 ? order : Integer.compare(code, other.code);
    }
  }

  /**
   * Counts a copy.
   *
   * @param sentAt its message's, UTC milliseconds
   * @param code the number
   * @param copies 1, or -1 where it no longer has that quality
   */
  void add(MessageKey message, Collection<Subject> ofCopy, long sentAt, int code, long copies) {
    messages.merge(new OfMessage(message, code), copies, Long::sum);
    int hour = Hour.of(sentAt);
    for (Subject subject : ofCopy) {
      for (Slot slot : slots.of(subject, hour)) {
        subjects.merge(new OfSubject(slot, code), copies, Long::sum);
      }
    }
  }

  /** Takes what another has. */
  void add(CopyCounts other) {
    other.messages.forEach((cell, copies) -> messages.merge(cell, copies, Long::sum));
    other.subjects.forEach((cell, copies) -> subjects.merge(cell, copies, Long::sum));
  }

  void write(Session session) throws SQLException {
    List<Object[]> ofMessages = new ArrayList<>();
    messages.forEach(
        (cell, copies) -> {
          if (copies != 0) {
            ofMessages.add(new Object[] {cell.message().bytes(), cell.code(), copies});
          }
        });
    session.add(messageTable, ofMessages, List.of());
    List<Object[]> ofSubjects = new ArrayList<>();
    subjects.forEach(
        (cell, copies) -> {
          if (copies != 0) {
            Slot slot = cell.slot();
            ofSubjects.add(
                new Object[] {slot.kind(), slot.key().bytes(), slot.time(), cell.code(), copies});
          }
        });
    session.add(subjectTable, ofSubjects, List.of());
  }
}
