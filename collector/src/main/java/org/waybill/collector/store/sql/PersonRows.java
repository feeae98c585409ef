package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.PersonCopy;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PersonCode;

/** Reads a person's copies over all messages, newest first. */
final class PersonRows {

  private static final MessageCursor NEWEST = new MessageCursor(Long.MAX_VALUE, lastKey());

  private PersonRows() {}

  private record Found(MessageKey message, long sentAt, DetailRows.Copy copy) {}

  static List<PersonCopy> read(
      Session session, PersonCode person, Optional<MessageCursor> after, int limit)
      throws SQLException {
    MessageCursor upper = after.orElse(NEWEST);
    List<Found> found =
        session.rows(
            row ->
                new Found(
                    MessageKey.of(row.getBytes("message_key")),
                    row.getLong("sent_at"),
                    DetailRows.copy(row)),
            """
            SELECT message_key, sent_at, copy_key, recipient, recipients, pixels,
              last_sent_at, standing
            FROM copies --DERBY-PROPERTIES index=copies_by_person
            WHERE person = ? AND sent_at <= ? AND (sent_at < ? OR message_key < ?)
            ORDER BY person, sent_at DESC, message_key DESC FETCH FIRST ? ROWS ONLY\
            """,
            person.value(),
            upper.sentAt(),
            upper.sentAt(),
            upper.key().bytes(),
            limit);
    List<CopyFigures> figures =
        new DetailRows(session).withFigures(found.stream().map(Found::copy).toList());
    List<PersonCopy> copies = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      copies.add(new PersonCopy(found.get(i).message(), found.get(i).sentAt(), figures.get(i)));
    }
    return copies;
  }

  private static MessageKey lastKey() {
    byte[] bytes = new byte[16];
    Arrays.fill(bytes, (byte) 0xFF);
    return MessageKey.of(bytes);
  }
}
