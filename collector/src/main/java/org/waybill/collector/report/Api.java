package org.waybill.collector.report;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.openapi.Content;
import org.waybill.collector.openapi.Document;
import org.waybill.collector.openapi.Operation;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.search.Fault;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;

/** Every operation for programs, and the document that describes them. */
final class Api {

  private static final int MESSAGES = 50;
  private static final int EVENTS = 1_000;

  /** A page of messages ends early with the message that brings it to so many copies. */
  private static final int COPIES = 1_000;

  private static final String DESCRIPTION =
      "What was sent, opened and clicked, and what is blocked. Times are UTC milliseconds; null"
          + " where something is not known or never happened. Fields may be added, never renamed."
          + " Lists come newest first unless they say otherwise. Every good answer to a question"
          + " that is no whole list has a strong ETag. What changes something takes a token of"
          + " scope change.";

  private final InstantSource clock;
  private final List<Route> routes;

  /**
   * Describes and answers.
   *
   * @param others that are answered elsewhere, and described here
   */
  Api(InstantSource clock, List<Operation> others) {
    this.clock = clock;
    List<Route> all = new ArrayList<>();
    Listings listings = new Listings(clock);
    ListRoutes lists = new ListRoutes(clock);
    all.add(messages());
    all.addAll(lists.exports(listings.messages()));
    all.addAll(lists.all(listings.copies()));
    all.add(message());
    all.add(figures());
    all.addAll(lists.all(Listings.copiesOfMessage()));
    all.addAll(lists.all(Listings.linksOfMessage()));
    all.addAll(lists.all(Listings.eventsOfMessage()));
    all.add(copy());
    all.addAll(lists.all(Listings.eventsOfCopy()));
    all.add(events());
    all.addAll(lists.exports(Listings.events()));
    all.addAll(lists.all(listings.figures()));
    all.addAll(lists.all(Listings.definitions()));
    all.add(document(List.copyOf(all), others));
    this.routes = List.copyOf(all);
  }

  /** What there is. */
  List<Route> routes() {
    return routes;
  }

  /**
   * A page of a search.
   *
   * @param searchedTo how far back it looked where it was cut short
   */
  private record Found(
      List<MessageDetail> items,
      Optional<MessageCursor> next,
      Optional<Long> searchedTo,
      List<Fault> ignored) {}

  private static final Shape<Found> FOUND =
      Shape.<Found>named("MessagePage", "A page of messages.")
          .with("items", "Newest first.", Types.list(Shapes.MESSAGE), Found::items)
          .with(
              "next",
              "after= goes on from here; null at the end.",
              Types.optional(Types.TEXT),
              found -> found.next().map(MessageCursor::toString))
          .with(
              "searchedTo",
              "Where matches are rare the search stops early, even with no items: it looked back to"
                  + " here, next goes on. Null where it was not cut short.",
              Types.optional(Types.TIME),
              Found::searchedTo)
          .with(
              "ignored", "Terms of q that do not apply.", Types.list(Shapes.FAULT), Found::ignored)
          .build();

  private Route messages() {
    List<Parameter<?>> parameters = new ArrayList<>(MessageQuery.PARAMETERS);
    parameters.add(MessageQuery.AFTER);
    Operation operation =
        new Operation(
            "messages",
            "/api/v1/messages",
            "Messages that match, newest first, with their copies and links; at most 50 a page.",
            parameters,
            Content.json(FOUND, "A page of messages."));
    return new Route(
        operation,
        Occasion.Kind.API,
        (arguments, reading) -> reading.ask(reports -> found(reports, arguments)));
  }

  private Answer found(Reports reports, Arguments arguments) {
    MessageQuery query = MessageQuery.read(arguments, clock.instant());
    Optional<MessageCursor> after = arguments.value(MessageQuery.AFTER);
    MessagePage page = reports.messages(query.filter(), after, MESSAGES);
    List<MessageDetail> items = new ArrayList<>();
    int copies = 0;
    for (MessageSummary summary : page.items()) {
      if (copies >= COPIES) {
        Optional<MessageCursor> last = Optional.of(items.getLast().summary().cursor());
        return answer(new Found(items, last, Optional.empty(), query.search().faults()));
      }
      Optional<MessageDetail> detail = reports.message(summary.id()); // none where purged meanwhile
      detail.ifPresent(items::add);
      copies += detail.map(one -> one.copies().size()).orElse(0);
    }
    boolean cut = page.items().size() < MESSAGES;
    Optional<Long> searchedTo = page.next().filter(next -> cut).map(MessageCursor::sentAt);
    return answer(new Found(items, page.next(), searchedTo, query.search().faults()));
  }

  private static Answer answer(Found found) {
    return Answer.json(Json.write(json -> FOUND.write(json, found)));
  }

  private static Route message() {
    Operation operation =
        new Operation(
            "message",
            "/api/v1/messages/{id}",
            "One message with its copies and links.",
            List.of(Listings.ID),
            Content.json(Shapes.MESSAGE, "The message."));
    return new Route(
        operation,
        Occasion.Kind.API,
        (arguments, reading) ->
            arguments
                .value(Listings.ID)
                .flatMap(id -> reading.ask(reports -> reports.message(id)))
                .map(detail -> Answer.json(Json.write(json -> Shapes.MESSAGE.write(json, detail))))
                .orElseGet(ListRoutes::nothing));
  }

  private static Route figures() {
    Operation operation =
        new Operation(
            "messageFigures",
            "/api/v1/messages/{id}/figures",
            "Figures of one message, with its copies by where they stand and the time to the first"
                + " open.",
            List.of(Listings.ID),
            Content.json(MessageFigures.SHAPE, "The figures."));
    return new Route(
        operation,
        Occasion.Kind.API,
        (arguments, reading) ->
            reading
                .ask(
                    reports ->
                        Listings.detail(reports, arguments)
                            .map(
                                detail ->
                                    MessageFigures.of(
                                        detail, reports.delays(detail.summary().id()))))
                .map(
                    figures ->
                        Answer.json(Json.write(json -> MessageFigures.SHAPE.write(json, figures))))
                .orElseGet(ListRoutes::nothing));
  }

  private static Route copy() {
    Operation operation =
        new Operation(
            "copy",
            "/api/v1/messages/{id}/copies/{copy}",
            "One copy of a message.",
            List.of(Listings.ID, Listings.COPY),
            Content.json(Shapes.COPY, "The copy."));
    return new Route(
        operation,
        Occasion.Kind.API,
        (arguments, reading) ->
            reading
                .ask(reports -> Listings.detail(reports, arguments))
                .flatMap(
                    detail ->
                        Shapes.CopyRow.of(detail).stream()
                            .filter(
                                row ->
                                    arguments
                                        .value(Listings.COPY)
                                        .equals(Optional.of(row.copy().copy())))
                            .findFirst())
                .map(row -> Answer.json(Json.write(json -> Shapes.COPY.write(json, row))))
                .orElseGet(ListRoutes::nothing));
  }

  private static Route events() {
    Operation operation =
        new Operation(
            "events",
            "/api/v1/events",
            "Events of all messages, in the order in which they became known, at most 1,000. An"
                + " event is listed once its copy is known: who goes on from the last id misses"
                + " none.",
            List.of(Listings.AFTER_EVENT),
            Content.lines(Shapes.EVENT, "An event a line; nothing where there is none yet."));
    return new Route(
        operation,
        Occasion.Kind.API,
        (arguments, reading) -> {
          EventCursor after = arguments.value(Listings.AFTER_EVENT).orElse(EventCursor.START);
          return events(reading.ask(reports -> reports.events(after, EVENTS)));
        });
  }

  private static Answer events(List<Event> events) {
    if (events.isEmpty()) {
      return Answer.lines(new byte[0]);
    }
    return Answer.lines(
        Json.write(
            json -> {
              for (Event event : events) {
                Shapes.EVENT.write(json, event);
              }
            }));
  }

  private static Route document(List<Route> answered, List<Operation> others) {
    Operation operation =
        new Operation(
            "openapi",
            "/api/v1/openapi.json",
            "This document.",
            List.of(),
            Content.json(Types.ANYTHING, "OpenAPI 3.1."));
    List<Operation> operations = new ArrayList<>(answered.stream().map(Route::operation).toList());
    operations.addAll(others);
    operations.add(operation);
    Document document = new Document("Waybill", "1", DESCRIPTION, operations, Problem.SHAPE);
    byte[] written = Json.write(document::write);
    return new Route(operation, Occasion.Kind.API, (arguments, reading) -> Answer.json(written));
  }
}
