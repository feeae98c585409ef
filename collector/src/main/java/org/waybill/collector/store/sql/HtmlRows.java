package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.wire.LedgerRecord.Html;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PackedText;

/** What messages look like, where somebody wants that kept: a table of its own. */
final class HtmlRows {

  /** Rows of one transaction; each may be large. */
  private static final int ROWS = 20;

  private final Session session;

  HtmlRows(Session session) {
    this.session = session;
  }

  /** Stores that of a message that is known and has none: what has no message would never go. */
  void write(Html html) throws SQLException {
    byte[] key = html.message().bytes();
    Optional<Long> sentAt =
        session.row(
            row -> row.getLong(1), "SELECT sent_at FROM messages WHERE message_key = ?", key);
    if (sentAt.isPresent() && read(html.message()).isEmpty()) {
      session.update(
          "INSERT INTO message_html (message_key, sent_at, html) VALUES (?, ?, ?)",
          key,
          sentAt.get(),
          html.html().bytes());
    }
  }

  /** Empty where none is kept. */
  Optional<PackedText> read(MessageKey message) throws SQLException {
    return session.row(
        row -> PackedText.packed(row.getBytes(1)),
        "SELECT html FROM message_html WHERE message_key = ?",
        message.bytes());
  }

  void delete(MessageKey message) throws SQLException {
    session.update("DELETE FROM message_html WHERE message_key = ?", message.bytes());
  }

  /** Deletes the next of messages sent before that moment; false where there are none. */
  boolean purge(long before) throws SQLException {
    List<MessageKey> due =
        session.rows(
            row -> MessageKey.of(row.getBytes(1)),
            """
            SELECT message_key FROM message_html --DERBY-PROPERTIES index=message_html_by_time
            WHERE sent_at < ? FETCH FIRST ? ROWS ONLY\
            """,
            before,
            ROWS);
    for (MessageKey message : due) {
      delete(message);
    }
    return !due.isEmpty();
  }
}
