package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
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

  private final String tables;
  private final String quality;
  private final Slots slots;
  private final SortedMap<OfMessage, Long> messages = new TreeMap<>();
  private final SortedMap<OfSubject, Long> subjects = new TreeMap<>();

  /**
   * Nothing yet.
   *
   * @param tables what the names of both tables end in
   * @param quality the column of the number
   * @param slots where figures of subjects stand
   */
  CopyCounts(String tables, String quality, Slots slots) {
    this.tables = tables;
    this.quality = quality;
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
    for (Map.Entry<OfMessage, Long> entry : messages.entrySet()) {
      write(
          session,
          "message_" + tables,
          "message_key",
          entry.getValue(),
          entry.getKey().message().bytes(),
          entry.getKey().code());
    }
    for (Map.Entry<OfSubject, Long> entry : subjects.entrySet()) {
      OfSubject cell = entry.getKey();
      write(
          session,
          "subject_" + tables,
          "subject_kind, subject_key, sent_hour",
          entry.getValue(),
          cell.slot().kind(),
          cell.slot().key().bytes(),
          cell.slot().time(),
          cell.code());
    }
  }

  private void write(Session session, String table, String columns, long more, Object... key)
      throws SQLException {
    if (more == 0) {
      return;
    }
    String all = columns + ", " + quality;
    String where = String.join(" = ? AND ", all.split(", ")) + " = ?";
    Object[] values = new Object[key.length + 1];
    values[0] = more;
    System.arraycopy(key, 0, values, 1, key.length);
    int known =
        session.update(
            "UPDATE %s SET copies = copies + ? WHERE %s".formatted(table, where), values);
    if (known == 0) {
      session.update(
          "INSERT INTO %s (copies, %s) VALUES (?%s)"
              .formatted(table, all, ", ?".repeat(key.length)),
          values);
    } else if (more < 0) {
      session.update("DELETE FROM %s WHERE %s AND copies = 0".formatted(table, where), key);
    }
  }
}
