package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.TrackingId;

/**
 * A message a search looks at. What is beneath it is read once it is asked for, and counted: the
 * reading is what a search costs. For one thread.
 */
final class Examined {

  private final Session session;
  private final MessageSummary facts;
  private Optional<List<Copy>> copies = Optional.empty();
  private Optional<List<String>> urls = Optional.empty();
  private Optional<List<Rollup>> rollups = Optional.empty();
  private int rowsRead;

  Examined(Session session, MessageSummary facts) {
    this.session = session;
    this.facts = facts;
  }

  /** One of its copies. */
  record Copy(TrackingId id, String recipient) {}

  MessageSummary facts() {
    return facts;
  }

  /** How many rows were read for it so far. */
  int rowsRead() {
    return rowsRead;
  }

  List<Copy> copies() throws SQLException {
    if (copies.isEmpty()) {
      copies =
          counted(
              session.rows(
                  row -> new Copy(TrackingId.of(row.getBytes(1)), row.getString(2)),
                  """
                  SELECT copy_key, recipient FROM copies --DERBY-PROPERTIES index=copies_by_message
                  WHERE message_key = ?\
                  """,
                  facts.id().bytes()));
    }
    return copies.get();
  }

  /** Where its links lead. */
  List<String> urls() throws SQLException {
    if (urls.isEmpty()) {
      urls =
          counted(
              session.rows(
                  row -> row.getString(1),
                  """
                  SELECT url FROM links --DERBY-PROPERTIES constraint=links_key
                  WHERE message_key = ?\
                  """,
                  facts.id().bytes()));
    }
    return urls.get();
  }

  /** How often all its copies together were opened or clicked. */
  long total(EventType type) throws SQLException {
    if (rollups.isEmpty()) {
      rollups = counted(Rollup.ofMessage(session, facts.id()));
    }
    return Rollup.sum(rollups.get(), type).total();
  }

  /** Whether a copy has hits of that type. */
  boolean has(Copy copy, EventType type) throws SQLException {
    List<Rollup> ofCopy = counted(Rollup.ofCopy(session, copy.id())).orElseThrow();
    return Rollup.sum(ofCopy, type).total() > 0;
  }

  /** Whether one of its copies is for that recipient, by the index. */
  boolean isFor(String recipient) throws SQLException {
    rowsRead++;
    MessageCursor place = facts.cursor();
    return session
        .row(
            row -> true,
            """
            SELECT 1 FROM copies --DERBY-PROPERTIES index=copies_by_recipient
            WHERE recipient_lookup = ? AND sent_at = ? AND message_key = ?\
            """,
            Columns.lookup(recipient),
            place.sentAt(),
            place.key().bytes())
        .isPresent();
  }

  private <T> Optional<List<T>> counted(List<T> rows) {
    rowsRead += rows.size();
    return Optional.of(rows);
  }
}
