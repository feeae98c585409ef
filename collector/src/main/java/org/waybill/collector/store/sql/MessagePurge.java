package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * Deletes messages that are due: of one at a time its hits, then its copies, then itself. What it
 * has begun with no longer agrees with itself, so the limit is kept for whoever checks. A hit that
 * comes later waits for its copy until it is due itself.
 */
final class MessagePurge {

  private final Session session;
  private final Lookup lookup;
  private final DeliveryRows deliveries;

  MessagePurge(Session session, Lookup lookup) {
    this.session = session;
    this.lookup = lookup;
    this.deliveries = new DeliveryRows(session);
  }

  /** Deletes the next part of a message sent before that moment; false where there is none. */
  boolean messages(long before) throws SQLException {
    Optional<MessageKey> due =
        session.row(
            row -> MessageKey.of(row.getBytes(1)),
            """
            SELECT message_key FROM messages --DERBY-PROPERTIES index=messages_by_time
            WHERE sent_at < ? FETCH FIRST ROW ONLY\
            """,
            before);
    if (due.isEmpty()) {
      return false;
    }
    session.update("UPDATE progress SET messages_from = ? WHERE messages_from < ?", before, before);
    MessageKey message = due.get();
    if (!events(message) && !copies(message)) {
      message(message);
    }
    return true;
  }

  private boolean events(MessageKey message) throws SQLException {
    List<Long> hits =
        session.rows(
            row -> row.getLong(1),
            """
            SELECT event_no FROM events --DERBY-PROPERTIES index=events_by_copy
            WHERE message_key = ? FETCH FIRST ? ROWS ONLY\
            """,
            message.bytes(),
            HitPurge.ROWS);
    for (long hit : hits) {
      session.update("DELETE FROM events WHERE event_no = ?", hit);
    }
    return !hits.isEmpty();
  }

  private boolean copies(MessageKey message) throws SQLException {
    List<TrackingId> copies =
        session.rows(
            row -> TrackingId.of(row.getBytes(1)),
            """
            SELECT copy_key FROM copies --DERBY-PROPERTIES index=copies_by_message
            WHERE message_key = ? FETCH FIRST ? ROWS ONLY\
            """,
            message.bytes(),
            HitPurge.ROWS / 4);
    for (TrackingId copy : copies) {
      byte[] key = copy.bytes();
      session.update("DELETE FROM copy_rollups WHERE copy_key = ?", key);
      session.update("DELETE FROM purged_hits WHERE copy_key = ?", key);
      session.update("DELETE FROM abandoned_copies WHERE copy_key = ?", key);
      deliveries.delete(copy);
      session.update("DELETE FROM joining WHERE copy_key = ?", key);
      session.update("DELETE FROM copies WHERE copy_key = ?", key);
      lookup.forget(copy);
    }
    return !copies.isEmpty();
  }

  private void message(MessageKey message) throws SQLException {
    byte[] key = message.bytes();
    session.update("DELETE FROM links WHERE message_key = ?", key);
    session.update("DELETE FROM message_rollups WHERE message_key = ?", key);
    session.update("DELETE FROM message_standings WHERE message_key = ?", key);
    session.update("DELETE FROM message_delays WHERE message_key = ?", key);
    new HtmlRows(session).delete(message);
    session.update("DELETE FROM messages WHERE message_key = ?", key);
    lookup.forget(message);
  }

  /** Deletes the next ids by which ledger records that come twice are known. */
  boolean records(long before) throws SQLException {
    List<byte[]> due =
        session.rows(
            row -> row.getBytes(1),
            """
            SELECT record_id FROM ledger_records --DERBY-PROPERTIES index=ledger_records_by_time
            WHERE record_at < ? FETCH FIRST ? ROWS ONLY\
            """,
            before,
            HitPurge.ROWS);
    for (byte[] id : due) {
      session.update("DELETE FROM ledger_records WHERE record_id = ?", id);
    }
    return !due.isEmpty();
  }

  /** Deletes the next news that a copy was abandoned which never became known itself. */
  boolean abandoned(long before) throws SQLException {
    List<byte[]> due =
        session.rows(
            row -> row.getBytes(1),
            """
            SELECT copy_key FROM abandoned_copies a --DERBY-PROPERTIES index=abandoned_copies_by_time
            WHERE abandoned_at < ?
              AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.copy_key = a.copy_key)
            FETCH FIRST ? ROWS ONLY\
            """,
            before,
            HitPurge.ROWS);
    for (byte[] copy : due) {
      session.update("DELETE FROM abandoned_copies WHERE copy_key = ?", copy);
    }
    return !due.isEmpty();
  }
}
