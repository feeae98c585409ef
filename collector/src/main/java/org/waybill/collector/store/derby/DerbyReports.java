package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.PersonCopy;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectKind;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/** The read side on Derby. Every question takes a connection of its own, which cannot write. */
final class DerbyReports implements Reports {

  /**
   * How many rows one page reads before it gives up and says where to go on; a message it has begun
   * with it looks at to its end.
   */
  private static final int ROWS_READ = 5_000;

  /** How many places it asks for at once. */
  private static final int AHEAD = 100;

  private final DerbyConnections connections;

  DerbyReports(DerbyConnections connections) {
    this.connections = connections;
  }

  @Override
  public MessagePage messages(MessageFilter filter, Optional<MessageCursor> after, int limit) {
    return connections.read(session -> page(session, filter, after, limit));
  }

  @Override
  public Optional<MessageDetail> message(MessageKey key) {
    return connections.read(session -> detail(session, key));
  }

  @Override
  public List<Event> events(EventCursor after, int limit) {
    return connections.read(session -> new EventRows(session).all(after, limit));
  }

  @Override
  public List<Event> eventsOf(MessageKey message, EventCursor after, int limit) {
    return connections.read(session -> new EventRows(session).ofMessage(message, after, limit));
  }

  @Override
  public List<Event> copyEvents(MessageKey message, TrackingId copy, EventCursor after, int limit) {
    return connections.read(session -> new EventRows(session).ofCopy(message, copy, after, limit));
  }

  @Override
  public SubjectFigures subject(Subject subject, int since, int until) {
    return connections.read(session -> SubjectRows.read(session, subject, since, until));
  }

  @Override
  public List<Subject> largest(SubjectKind kind, int since, int until) {
    return connections.read(session -> LargestSubjects.read(session, kind, since, until));
  }

  @Override
  public List<PersonCopy> copiesOf(PersonCode person, Optional<MessageCursor> after, int limit) {
    return connections.read(session -> PersonRows.read(session, person, after, limit));
  }

  @Override
  public Optional<String> nameOf(Subject subject) {
    return connections.read(session -> SubjectRows.name(session, subject));
  }

  private static Optional<MessageDetail> detail(Session session, MessageKey key)
      throws SQLException {
    MessageRows rows = new MessageRows(session);
    Optional<MessageSummary> facts = rows.facts(key);
    return facts.isEmpty()
        ? Optional.empty()
        : Optional.of(new DetailRows(session).read(rows.withFigures(facts.get())));
  }

  private static MessagePage page(
      Session session, MessageFilter filter, Optional<MessageCursor> after, int limit)
      throws SQLException {
    MessageRows rows = new MessageRows(session);
    Matching matching = new Matching(filter);
    Candidates candidates = Candidates.of(filter);
    List<MessageSummary> items = new ArrayList<>();
    Optional<MessageCursor> last = after;
    int rowsRead = 0;
    for (List<MessageCursor> places = candidates.next(session, last, AHEAD);
        !places.isEmpty();
        places = candidates.next(session, last, AHEAD)) {
      for (MessageCursor place : places) {
        if (items.size() == limit || rowsRead >= ROWS_READ) {
          return new MessagePage(items, last);
        }
        boolean twice = last.equals(Optional.of(place));
        last = Optional.of(place);
        Optional<MessageSummary> facts = rows.facts(place.key()); // none where purged meanwhile
        rowsRead++;
        if (facts.isPresent() && !twice) {
          Examined message = new Examined(session, facts.get());
          if (matching.holds(message)) {
            items.add(rows.withFigures(facts.get()));
          }
          rowsRead += message.rowsRead();
        }
      }
    }
    return new MessagePage(items, Optional.empty());
  }
}
