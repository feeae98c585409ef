package org.waybill.collector.report;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.CopyPage;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.FoundCopy;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.collector.words.Words;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

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

  /** One of its copies. */
  static final Parameter<TrackingId> COPY =
      Parameter.parsed(
              "copy",
              "The copy's id, as the message gives it.",
              "takes a copy's id",
              Listings::copy,
              "")
          .inPath();

  static final Parameter<EventCursor> AFTER_EVENT = Parameter.cursor("after", EventCursor::parse);

  private static final Parameter<String> LANGUAGE =
      Parameter.choice("language", "Of the texts; en if missing.", Words.LANGUAGES, word -> word);

  private static final Shape<Map.Entry<String, String>> DEFINITION =
      Shape.<Map.Entry<String, String>>named("Definition", "What a word means.")
          .with("key", "The word.", Types.TEXT, Map.Entry::getKey)
          .with("text", "What it means.", Types.TEXT, Map.Entry::getValue)
          .build();

  /** What a list has where it is never cut. */
  static final Parameter<Integer> AFTER_ROW = Parameter.cursor("after", text -> Optional.empty());

  private static final int MESSAGES = 200;
  private static final int COPIES = 200;
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

  /** Copies over all messages: who is in that state, what became of mail to somebody. */
  Listing<FoundCopy, MessageCursor> copies() {
    return new Listing<>(
        "copies",
        "/api/v1/copies",
        "Copies of messages that match, newest first: those for which the terms about copies hold.",
        Shapes.FOUND_COPY,
        MessageQuery.PARAMETERS,
        MessageQuery.AFTER,
        (reports, asked, after) -> {
          MessageQuery query = MessageQuery.read(asked, clock.instant());
          CopyPage page = reports.copies(query.filter(), after, COPIES);
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

  static Listing<Event, EventCursor> eventsOfCopy() {
    return new Listing<>(
        "copyEvents",
        "/api/v1/messages/{id}/copies/{copy}/events",
        "Events of one copy, in the order in which they became known.",
        Shapes.EVENT,
        List.of(ID, COPY),
        AFTER_EVENT,
        (reports, asked, after) ->
            known(reports, asked)
                .flatMap(
                    key ->
                        asked
                            .value(COPY)
                            .map(
                                copy ->
                                    reports.copyEvents(
                                        key, copy, after.orElse(EventCursor.START), EVENTS)))
                .map(Listings::page));
  }

  static Listing<Shapes.CopyRow, Integer> copiesOfMessage() {
    return new Listing<>(
        "messageCopies",
        "/api/v1/messages/{id}/copies",
        "Copies of one message, by recipient.",
        Shapes.COPY,
        List.of(ID),
        AFTER_ROW,
        (reports, asked, after) ->
            detail(reports, asked)
                .map(detail -> new Page<>(Shapes.CopyRow.of(detail), Optional.empty())));
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

  /** Figures, all rows at once. */
  Listing<Group, Integer> figures() {
    return new Listing<>(
        "figures",
        "/api/v1/figures",
        "Figures of a period, by time, sender, recipients' domain, tag, campaign, variant, link or"
            + " reason. Copies are those sent in the period as they stand now, hits those that came"
            + " in it.",
        GroupShapes.GROUP,
        FigureQuery.PARAMETERS,
        AFTER_ROW,
        (reports, asked, after) -> {
          FigureQuery query = FigureQuery.read(asked, clock.instant());
          return Optional.of(new Page<>(new Groups(reports, query).rows(), Optional.empty()));
        });
  }

  /** What figures, states, verdicts and reasons mean. */
  static Listing<Map.Entry<String, String>, Integer> definitions() {
    return definitions("/api/v1/definitions");
  }

  /** The same under a path. */
  static Listing<Map.Entry<String, String>, Integer> definitions(String path) {
    return new Listing<>(
        "definitions",
        path,
        "What figures, states (state.), verdicts (verdict.) and reasons (r.) mean: the texts that"
            + " pages show.",
        DEFINITION,
        List.of(LANGUAGE),
        AFTER_ROW,
        (reports, asked, after) -> {
          Words words = Words.of(asked.value(LANGUAGE).orElse(Words.LANGUAGES.getFirst()));
          return Optional.of(
              new Page<>(List.copyOf(words.definitions().entrySet()), Optional.empty()));
        });
  }

  private static Optional<TrackingId> copy(String text) {
    try {
      return Optional.of(TrackingId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<MessageDetail> detail(Reports reports, Asked asked) {
    return asked.value(ID).flatMap(reports::message);
  }

  private static Optional<MessageKey> known(Reports reports, Asked asked) {
    return detail(reports, asked).map(detail -> detail.summary().id());
  }

  /** A page that is full may have a next one; events purged meanwhile make none less than full. */
  static Page<Event, EventCursor> page(List<Event> events) {
    return new Page<>(
        events, events.isEmpty() ? Optional.empty() : Optional.of(events.getLast().id()));
  }
}
