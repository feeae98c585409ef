package org.waybill.collector.store.derby;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.EventType;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** Reads events with what they name; each name is looked up once a page. */
final class EventRows {

  private static final String COLUMNS =
      "event_no, event_type, hit_at, hits, method, message_key, copy_key, link, user_agent";

  private final Session session;
  private final Map<MessageKey, Optional<MessageId>> messageIds = new HashMap<>();
  private final Map<TrackingId, String> recipients = new HashMap<>();
  private final Map<Link, Optional<String>> urls = new HashMap<>();

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
      String userAgent) {}

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

  List<Event> ofMessage(MessageKey message, EventCursor after, int limit) throws SQLException {
    return named(
        session.rows(
            EventRows::read,
            """
            SELECT %s FROM events --DERBY-PROPERTIES index=events_by_message
            WHERE message_key = ? AND event_no > ?
            ORDER BY message_key, event_no FETCH FIRST ? ROWS ONLY\
            """
                .formatted(COLUMNS),
            message.bytes(),
            after.number(),
            limit));
  }

  private List<Event> named(List<Bare> rows) throws SQLException {
    List<Event> events = new ArrayList<>();
    for (Bare row : rows) {
      events.add(
          new Event(
              row.id(),
              row.type(),
              row.at(),
              row.hits(),
              row.method(),
              row.message(),
              messageId(row.message()),
              row.copy(),
              recipient(row.copy()),
              row.link(),
              url(new Link(row.message(), row.link())),
              row.userAgent()));
    }
    return events;
  }

  private Optional<MessageId> messageId(MessageKey message) throws SQLException {
    Optional<MessageId> id = messageIds.get(message);
    if (id == null) {
      id = new MessageRows(session).facts(message).orElseThrow().messageId();
      messageIds.put(message, id);
    }
    return id;
  }

  private String recipient(TrackingId copy) throws SQLException {
    String recipient = recipients.get(copy);
    if (recipient == null) {
      recipient =
          session
              .row(
                  row -> row.getString(1),
                  "SELECT recipient FROM copies WHERE copy_key = ?",
                  copy.bytes())
              .orElseThrow();
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
        row.getString("user_agent"));
  }
}
