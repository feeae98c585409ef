package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.MessageCursor;
import org.waybill.wire.MessageKey;

/**
 * One index that holds places of messages, walked newest first. Derby prices a sorted table scan
 * without regard to how few rows are fetched, hence the named index in the query: a page must cost
 * the same at any size.
 *
 * @param value what the first column must be, where the index begins with a look-up
 */
record Walk(String table, String index, Optional<String> column, Optional<byte[]> value) {

  /** Every message. */
  static final Walk ALL =
      new Walk("messages", "messages_by_time", Optional.empty(), Optional.empty());

  static Walk ofMessageId(String text) {
    return by("messages", "message_id", text);
  }

  static Walk ofSender(String text) {
    return by("messages", "sender", text);
  }

  /** A message comes once for each of its copies to that recipient. */
  static Walk ofRecipient(String text) {
    return by("copies", "recipient", text);
  }

  private static Walk by(String table, String what, String text) {
    return new Walk(
        table,
        table + "_by_" + what,
        Optional.of(what + "_lookup"),
        Optional.of(Columns.lookup(text)));
  }

  /**
   * The next places, read to the end before anything else is asked: a result that stays open keeps
   * a lock that whoever writes may wait for.
   *
   * @param since no place before this time, UTC milliseconds
   * @param upper only places after this one in the list
   */
  List<MessageCursor> next(Session session, long since, MessageCursor upper, int most)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    value.ifPresent(values::add);
    values.addAll(List.of(since, upper.sentAt(), upper.sentAt(), upper.key().bytes(), most));
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
}
