package org.waybill.collector.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.wire.MessageKey;

/** Answers for people. Blocks on the store: for worker threads. */
final class Pages {

  private static final int MESSAGES = 50;
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

  Answer overview(Map<String, List<String>> parameters) {
    Query query = visit.query(parameters);
    Frame frame = frame(visit.words().text("page.overview"));
    Period period = Period.read(query, sheets.clock().instant(), frame.zone());
    Overview view =
        new Overviews(reports, frame.words(), period, frame.zone())
            .of(frame, problems(query, Search.EMPTY));
    return Answer.page(query.bad(false).isEmpty() ? 200 : 400, sheets.render("overview.jte", view));
  }

  Answer messages(Map<String, List<String>> parameters) {
    SearchForm form = SearchForm.of(parameters);
    Query query = visit.query(form.parameters());
    MessageQuery asked = MessageQuery.read(query, sheets.clock().instant());
    Optional<MessageCursor> after = query.value(MessageQuery.AFTER);
    boolean bad = !query.bad(false).isEmpty();
    MessagePage page =
        bad
            ? new MessagePage(List.of(), Optional.empty())
            : reports.messages(asked.filter(), after, MESSAGES);
    Frame frame = frame(visit.words().text("page.messages"));
    MessagesView view =
        new MessagesView(
            frame,
            form,
            problems(query, asked.search()),
            page.items().stream().map(message -> MessagesView.Row.of(message, frame)).toList(),
            form.asks(),
            form.isFurtherOn() ? Optional.of(form.first()) : Optional.empty(),
            page.next().map(MessageCursor::toString).map(form::from));
    return Answer.page(bad ? 400 : 200, sheets.render("messages.jte", view));
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

  private static List<String> problems(Query query, Search search) {
    List<String> bad = query.bad(false).stream().map(problem -> problem + ".").toList();
    List<String> ignored =
        query.unknown().stream()
            .map(name -> "\"%s\" is no search field and was ignored.".formatted(name))
            .toList();
    List<String> faults =
        search.faults().stream()
            .map(fault -> "\"%s\" does not apply: %s.".formatted(fault.text(), fault.says()))
            .toList();
    return Stream.of(bad, ignored, faults)
        .flatMap(List::stream)
        .map(sentence -> Shown.of(sentence).plain())
        .toList();
  }

  private Frame frame(String title) {
    return sheets.frame(title, visit);
  }
}
