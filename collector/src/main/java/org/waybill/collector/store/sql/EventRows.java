package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** Reads events with what they name; each name is looked up once a page. */
final class EventRows {

  private static final String COLUMNS =
      "event_no, event_type, hit_at, hits, method, message_key, copy_key, link, user_agent,"
          + " verdict, reasons, device, rules";

  private static final int KEY_BYTES = 16;

  private final Session session;
  private final Map<MessageKey, Optional<MessageSummary>> messages = new HashMap<>();
  private final Map<TrackingId, Optional<String>> recipients = new HashMap<>();
  private final Map<Link, Optional<String>> urls = new HashMap<>();
  private final DeviceRows devices = new DeviceRows();

  EventRows(Session session) {
    this.session = session;
  }

  private record Link(MessageKey message, int number) {}

  private record Bare(
      EventCursor id,
      EventType type,
      long at,
      long hits,
      String method,
      MessageKey message,
      TrackingId copy,
      int link,
      String userAgent,
      Judgement judgement,
      int device,
      int rules) {}

  List<Event> all(EventCursor after, int limit) throws SQLException {
    return named(
        session.rows(
            EventRows::read,
            """
            SELECT %s FROM events --DERBY-PROPERTIES constraint=events_key
            WHERE event_no > ? ORDER BY event_no FETCH FIRST ? ROWS ONLY\
            """
                .formatted(COLUMNS),
            after.number(),
            limit));
  }

  /** The index is entered at its end. */
  EventCursor last() throws SQLException {
    return session
        .row(row -> new EventCursor(row.getLong(1)), "SELECT MAX(event_no) FROM events")
        .orElse(EventCursor.START);
  }

  /** Copy by copy; nothing after an event that was purged meanwhile. */
  List<Event> ofMessage(MessageKey message, EventCursor after, int limit) throws SQLException {
    Optional<byte[]> last =
        after.equals(EventCursor.START)
            ? Optional.of(new byte[KEY_BYTES])
            : session.row(
                row -> row.getBytes(1),
                "SELECT copy_key FROM events WHERE event_no = ?",
                after.number());
    return last.isEmpty() ? List.of() : ofMessage(message, last.get(), after, limit);
  }

  private List<Event> ofMessage(MessageKey message, byte[] copy, EventCursor after, int limit)
      throws SQLException {
    return named(
        session.rows(
            EventRows::read,
            """
            SELECT %s FROM events --DERBY-PROPERTIES index=events_by_copy
            WHERE message_key = ? AND copy_key >= ? AND (copy_key > ? OR event_no > ?)
            ORDER BY message_key, copy_key, event_no FETCH FIRST ? ROWS ONLY\
            """
                .formatted(COLUMNS),
            message.bytes(),
            copy,
            copy,
            after.number(),
            limit));
  }

  /** Those of one copy. */
  List<Event> ofCopy(MessageKey message, TrackingId copy, EventCursor after, int limit)
      throws SQLException {
    return named(
        session.rows(
            EventRows::read,
            """
            SELECT %s FROM events --DERBY-PROPERTIES index=events_by_copy
            WHERE message_key = ? AND copy_key = ? AND event_no > ?
            ORDER BY message_key, copy_key, event_no FETCH FIRST ? ROWS ONLY\
            """
                .formatted(COLUMNS),
            message.bytes(),
            copy.bytes(),
            after.number(),
            limit));
  }

  /** Without those whose message or copy was purged meanwhile. */
  private List<Event> named(List<Bare> rows) throws SQLException {
    List<Event> events = new ArrayList<>();
    for (Bare row : rows) {
      Optional<MessageSummary> message = message(row.message());
      Optional<String> recipient = recipient(row.copy());
      if (message.isPresent() && recipient.isPresent()) {
        events.add(event(row, message.get().messageId(), recipient.get()));
      }
    }
    return events;
  }

  private Event event(Bare row, Optional<MessageId> messageId, String recipient)
      throws SQLException {
    return new Event(
        row.id(),
        row.type(),
        row.at(),
        row.hits(),
        row.method(),
        row.message(),
        messageId,
        row.copy(),
        recipient,
        row.link(),
        url(new Link(row.message(), row.link())),
        row.userAgent(),
        devices.numbered(session, row.device()).device(),
        row.judgement(),
        row.rules());
  }

  private Optional<MessageSummary> message(MessageKey key) throws SQLException {
    Optional<MessageSummary> facts = messages.get(key);
    if (facts == null) {
      facts = new MessageRows(session).facts(key);
      messages.put(key, facts);
    }
    return facts;
  }

  private Optional<String> recipient(TrackingId copy) throws SQLException {
    Optional<String> recipient = recipients.get(copy);
    if (recipient == null) {
      recipient =
          session.row(
              row -> row.getString(1),
              "SELECT recipient FROM copies WHERE copy_key = ?",
              copy.bytes());
      recipients.put(copy, recipient);
    }
    return recipient;
  }

  private Optional<String> url(Link link) throws SQLException {
    Optional<String> url = urls.get(link);
    if (url == null) {
      url =
          session.row(
              row -> row.getString(1),
              "SELECT url FROM links WHERE message_key = ? AND link = ?",
              link.message().bytes(),
              link.number());
      urls.put(link, url);
    }
    return url;
  }

  private static Bare read(ResultSet row) throws SQLException {
    return new Bare(
        new EventCursor(row.getLong("event_no")),
        EventType.of(row.getInt("event_type")),
        row.getLong("hit_at"),
        row.getLong("hits"),
        row.getString("method"),
        MessageKey.of(row.getBytes("message_key")),
        TrackingId.of(row.getBytes("copy_key")),
        row.getInt("link"),
        row.getString("user_agent"),
        new Judgement(Verdict.of(row.getInt("verdict")), new Reasons(row.getLong("reasons"))),
        row.getInt("device"),
        row.getInt("rules"));
  }
}
