package org.waybill.collector.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.classify.State;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.CopyCursor;
import org.waybill.collector.store.CopyRun;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;

/** The rows of a message's pages, as files. */
final class MessageLists {

  private static final int ROWS = 500;

  private static final Parameter<State> STATE =
      Parameter.choice("state", "Only copies in it.", Arrays.asList(State.values()), Wording::of);

  /** What a page shows beside its list picks no rows. */
  private static final Parameter<String> BESIDE = Parameter.text("copy", "Picks no rows.", "");

  private static final Parameter<CopyCursor> AFTER_COPY =
      Parameter.cursor("after", CopyCursor::parse);

  private MessageLists() {}

  /** All of them. */
  static List<Listing<?, ?>> all() {
    return List.of(recipients(), links(), events());
  }

  private static Listing<Shapes.CopyRow, CopyCursor> recipients() {
    return new Listing<>(
        "messageRecipients",
        "/messages/{id}/recipients",
        "Copies of one message, strongest sign first, then the quickest open.",
        Shapes.COPY,
        List.of(Listings.ID, STATE, BESIDE, Visit.ZONE),
        AFTER_COPY,
        (reports, asked, after) ->
            message(reports, asked).map(message -> copies(reports, message, states(asked), after)));
  }

  private static Set<State> states(Asked asked) {
    return asked
        .value(STATE)
        .<Set<State>>map(EnumSet::of)
        .orElseGet(() -> EnumSet.allOf(State.class));
  }

  private static Page<Shapes.CopyRow, CopyCursor> copies(
      Reports reports, MessageSummary message, Set<State> states, Optional<CopyCursor> after) {
    CopyRun run = reports.copies(message.id(), states, after, ROWS);
    boolean recorded = message.cohort().isRecorded();
    return new Page<>(
        run.items().stream().map(copy -> new Shapes.CopyRow(copy, recorded)).toList(), run.next());
  }

  private static Listing<LinkFigures, Integer> links() {
    return new Listing<>(
        "messagePageLinks",
        "/messages/{id}/links",
        "Links of one message, by number.",
        Shapes.LINK,
        List.of(Listings.ID, Visit.ZONE),
        Listings.AFTER_ROW,
        (reports, asked, after) ->
            message(reports, asked)
                .map(message -> new Page<>(reports.links(message.id()), Optional.empty())));
  }

  private static Listing<Event, EventCursor> events() {
    return new Listing<>(
        "messagePageEvents",
        "/messages/{id}/events",
        "Events of one message, copy by copy.",
        Shapes.EVENT,
        List.of(Listings.ID, Visit.ZONE),
        Listings.AFTER_EVENT,
        (reports, asked, after) ->
            message(reports, asked)
                .map(
                    message ->
                        reports.eventsOf(message.id(), after.orElse(EventCursor.START), ROWS))
                .map(Listings::page));
  }

  private static Optional<MessageSummary> message(Reports reports, Asked asked) {
    return asked.value(Listings.ID).flatMap(reports::summary);
  }
}
