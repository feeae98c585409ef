package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import org.waybill.collector.store.Sent;

/** Counts what was sent. */
final class SentRows {

  private SentRows() {}

  static Sent between(Session session, Instant from, Instant until) throws SQLException {
    long since = from.toEpochMilli();
    long before = until.toEpochMilli();
    Sent sent =
        session
            .row(
                row -> new Sent(row.getLong(1), row.getLong(2), 0),
                "SELECT COUNT(*), SUM(CAST(copies AS BIGINT)) FROM messages"
                    + " WHERE sent_at >= ? AND sent_at < ?",
                since,
                before)
            .orElseThrow();
    long links =
        session
            .row(
                row -> row.getLong(1),
                "SELECT SUM(CAST(m.copies AS BIGINT)) FROM messages m"
                    + " JOIN links l ON l.message_key = m.message_key"
                    + " WHERE m.sent_at >= ? AND m.sent_at < ?",
                since,
                before)
            .orElseThrow();
    return new Sent(sent.messages(), sent.copies(), links);
  }
}
