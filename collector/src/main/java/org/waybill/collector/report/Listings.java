package org.waybill.collector.report;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.wire.MessageKey;

/** The lists the API has. */
final class Listings {

  /** A message in the path. */
  static final Parameter<MessageKey> ID =
      Parameter.parsed(
              "id",
              "The message's id, as lists give it.",
              "takes an id of a message",
              MessagePath::key,
              "")
          .inPath();

  static final Parameter<EventCursor> AFTER_EVENT = Parameter.cursor("after", EventCursor::parse);

  /** What a list has where it is never cut. */
  private static final Parameter<Integer> AFTER_ROW =
      Parameter.cursor("after", text -> Optional.empty());

  private static final int MESSAGES = 200;
  private static final int EVENTS = 1_000;

  private final InstantSource clock;

  Listings(InstantSource clock) {
    this.clock = clock;
  }

  Listing<MessageSummary, MessageCursor> messages() {
    return new Listing<>(
        "messages",
        "/api/v1/messages",
        "Messages that match, newest first.",
        Shapes.MESSAGE_ROW,
        MessageQuery.PARAMETERS,
        MessageQuery.AFTER,
        (reports, asked, after) -> {
          MessageQuery query = MessageQuery.read(asked, clock.instant());
          MessagePage page = reports.messages(query.filter(), after, MESSAGES);
          return Optional.of(new Page<>(page.items(), page.next()));
        });
  }

  static Listing<Event, EventCursor> events() {
    return new Listing<>(
        "events",
        "/api/v1/events",
        "Events of all messages, in the order in which they became known.",
        Shapes.EVENT,
        List.of(),
        AFTER_EVENT,
        (reports, asked, after) ->
            Optional.of(page(reports.events(after.orElse(EventCursor.START), EVENTS))));
  }

  static Listing<Event, EventCursor> eventsOfMessage() {
    return new Listing<>(
        "messageEvents",
        "/api/v1/messages/{id}/events",
        "Events of one message, in the order in which they became known.",
        Shapes.EVENT,
        List.of(ID),
        AFTER_EVENT,
        (reports, asked, after) ->
            known(reports, asked)
                .map(key -> reports.eventsOf(key, after.orElse(EventCursor.START), EVENTS))
                .map(Listings::page));
  }

  static Listing<CopyFigures, Integer> copiesOfMessage() {
    return new Listing<>(
        "messageCopies",
        "/api/v1/messages/{id}/copies",
        "Copies of one message, by recipient.",
        Shapes.COPY,
        List.of(ID),
        AFTER_ROW,
        (reports, asked, after) ->
            detail(reports, asked).map(detail -> new Page<>(detail.copies(), Optional.empty())));
  }

  static Listing<LinkFigures, Integer> linksOfMessage() {
    return new Listing<>(
        "messageLinks",
        "/api/v1/messages/{id}/links",
        "Links of one message, by number.",
        Shapes.LINK,
        List.of(ID),
        AFTER_ROW,
        (reports, asked, after) ->
            detail(reports, asked).map(detail -> new Page<>(detail.links(), Optional.empty())));
  }

  private static Optional<MessageDetail> detail(Reports reports, Asked asked) {
    return asked.value(ID).flatMap(reports::message);
  }

  private static Optional<MessageKey> known(Reports reports, Asked asked) {
    return detail(reports, asked).map(detail -> detail.summary().id());
  }

  /** A page that is full may have a next one; events purged meanwhile make none less than full. */
  private static Page<Event, EventCursor> page(List<Event> events) {
    return new Page<>(
        events, events.isEmpty() ? Optional.empty() : Optional.of(events.getLast().id()));
  }
}
