package org.waybill.collector.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.wire.MessageKey;

/** Answers for people. Blocks on the store: for worker threads. */
final class Pages {

  private static final int EVENTS = 200;

  private final Reports reports;
  private final Visit visit;
  private final Sheets sheets;

  /** The page one request asks for, from reports as its reader may see them. */
  Pages(Reports reports, Visit visit, Sheets sheets) {
    this.reports = reports;
    this.visit = visit;
    this.sheets = sheets;
  }

  Answer overview() {
    Instant now = sheets.clock().instant();
    Checked asked = Checked.of(visit, OverviewSteps.parameters(), query -> Period.read(query, now));
    Frame frame = frame(visit.words().text("page.overview"));
    Overview view =
        new Overviews(reports, frame, Period.read(asked.query(), now), asked.query())
            .of(asked.problems(), sheets.health().findings(frame.words()));
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("overview.jte", view));
  }

  Answer messages() {
    MessageTable table = new MessageTable(sheets.clock().instant());
    MessageGroups groups = new MessageGroups(sheets.clock().instant());
    Checked asked = Checked.of(visit, MessageGroups.parameters(), groups::check);
    Optional<String> only = new ByMessageId(reports).only(table.read(asked.query()).query());
    if (only.isPresent()) {
      return Answer.seeOther(only.get());
    }
    MessagesView view =
        new MessagesViews(frame(visit.words().text("page.messages")), table, groups, asked.query())
            .view(asked.isBad() ? Optional.empty() : Optional.of(reports), asked.problems());
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("messages.jte", view));
  }

  /** Leads to the message of a Message-ID, as it stands in a log or a ticket. */
  Answer byMessageId() {
    return Answer.seeOther(new ByMessageId(reports).path(visit.address().value("id")));
  }

  Answer message(String id, Map<String, List<String>> parameters) {
    Query query = visit.query(parameters);
    Optional<EventCursor> after = query.value(Listings.AFTER_EVENT);
    Optional<String> state = query.text("state");
    Optional<String> copy = query.text("copy");
    return MessagePath.key(id)
        .flatMap(reports::message)
        .flatMap(
            detail ->
                copy.isEmpty()
                    ? Optional.of(
                        Answer.page(200, sheets.render("message.jte", view(detail, state, after))))
                    : copy(detail, copy.get()))
        .orElseGet(this::absent);
  }

  private Optional<Answer> copy(MessageDetail detail, String id) {
    return detail.copies().stream()
        .filter(copy -> copy.copy().toString().equals(id))
        .findFirst()
        .map(copy -> copy(detail, copy));
  }

  private Answer copy(MessageDetail detail, CopyFigures copy) {
    List<Event> events =
        reports.copyEvents(detail.summary().id(), copy.copy(), EventCursor.START, CopyViews.EVENTS);
    Frame frame = frame(visit.words().text("message.copy-title", title(detail.summary())));
    CopyView view = new CopyViews(frame, detail, copy, events).view();
    return Answer.page(200, sheets.render("copy.jte", view));
  }

  private Answer absent() {
    return Sentences.absent(sheets, visit);
  }

  private MessageView view(
      MessageDetail detail, Optional<String> state, Optional<EventCursor> after) {
    MessageKey key = detail.summary().id();
    List<Event> events = reports.eventsOf(key, after.orElse(EventCursor.START), EVENTS);
    String path = "/messages/" + key;
    return MessageViews.of(
        frame(title(detail.summary())),
        detail,
        state,
        events,
        after.map(cursor -> path + "#events"),
        events.size() < EVENTS
            ? Optional.empty()
            : Optional.of(path + "?after=" + events.getLast().id() + "#events"));
  }

  private String title(MessageSummary message) {
    Shown subject = Shown.of(message.subject());
    return subject.isEmpty() ? visit.words().text("message.untitled") : subject.plain();
  }

  private Frame frame(String title) {
    return sheets.frame(title, visit);
  }
}
