package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.wire.MessageKey;

/**
 * The one index that narrows a search most, walked newest first from a cursor on. What else the
 * filter asks is judged row by row.
 *
 * <p>Derby prices a sorted table scan without regard to how few rows are fetched, hence the named
 * index in the query: a page must cost the same at any size.
 */
record Candidates(String table, String index, Optional<String> column, Optional<byte[]> value) {

  private static final MessageKey LAST_KEY = lastKey();

  static Candidates of(MessageFilter filter) {
    if (filter.messageId().isPresent()) {
      return by("messages", "message_id", filter.messageId().get().value());
    }
    if (filter.recipient().isPresent()) {
      return by("copies", "recipient", filter.recipient().get());
    }
    if (filter.sender().isPresent()) {
      return by("messages", "sender", filter.sender().get());
    }
    return new Candidates("messages", "messages_by_time", Optional.empty(), Optional.empty());
  }

  private static Candidates by(String table, String what, String text) {
    return new Candidates(
        table,
        table + "_by_" + what,
        Optional.of(what + "_lookup"),
        Optional.of(Columns.lookup(text)));
  }

  /**
   * The next places of the walk, read to the end before anything else is asked: a result that stays
   * open keeps a lock that whoever writes may wait for.
   */
  List<MessageCursor> next(
      Session session, MessageFilter filter, Optional<MessageCursor> after, int most)
      throws SQLException {
    MessageCursor upper = upper(filter, after);
    List<Object> values = new ArrayList<>();
    value.ifPresent(values::add);
    values.add(filter.since().map(since -> since.toEpochMilli()).orElse(Long.MIN_VALUE));
    values.addAll(List.of(upper.sentAt(), upper.sentAt(), upper.key().bytes(), most));
    return session.rows(
        row ->
            new MessageCursor(row.getLong("sent_at"), MessageKey.of(row.getBytes("message_key"))),
        sql(),
        values.toArray());
  }

  private String sql() {
    return """
    SELECT sent_at, message_key FROM %s --DERBY-PROPERTIES index=%s
    WHERE %s sent_at >= ? AND sent_at <= ? AND (sent_at < ? OR message_key < ?)
    ORDER BY %s sent_at DESC, message_key DESC FETCH FIRST ? ROWS ONLY\
    """
        .formatted(
            table,
            index,
            column.map(name -> name + " = ? AND").orElse(""),
            column.map(name -> name + ",").orElse(""));
  }

  /** The place below which the page begins: the cursor, or the end of the period. */
  private static MessageCursor upper(MessageFilter filter, Optional<MessageCursor> after) {
    long latest = filter.until().map(until -> until.toEpochMilli() - 1).orElse(Long.MAX_VALUE);
    return after
        .filter(cursor -> cursor.sentAt() <= latest)
        .orElseGet(() -> new MessageCursor(latest, LAST_KEY));
  }

  private static MessageKey lastKey() {
    byte[] bytes = new byte[16];
    Arrays.fill(bytes, (byte) 0xFF);
    return MessageKey.of(bytes);
  }
}
