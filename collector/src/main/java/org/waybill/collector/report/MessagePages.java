package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.waybill.collector.clickmap.ClickMap;
import org.waybill.collector.clickmap.Pin;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.CopyRun;
import org.waybill.collector.store.Delays;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.collector.words.Words;
import org.waybill.wire.TrackingId;

/**
 * The pages of one message: what there is of it, a stretch at a time, however many copies it has.
 * Blocks on the store: for worker threads.
 */
final class MessagePages {

  /** Rows on the message's own page; a page of their own has more. */
  private static final int FEW = 25;

  private static final int MANY = 100;

  /** Bytes of HTML that is shown. */
  private static final int HTML = 2 * 1_024 * 1_024;

  private final Reports reports;
  private final Visit visit;
  private final Sheets sheets;
  private final Words words;

  /** The page one request asks for, from reports as its reader may see them. */
  MessagePages(Reports reports, Visit visit, Sheets sheets) {
    this.reports = reports;
    this.visit = visit;
    this.sheets = sheets;
    this.words = visit.words();
  }

  /** The message's own page, with a copy beside the list where one is asked for. */
  Answer whole(String id) {
    Recipients.Asked asked = Recipients.Asked.read(visit.query());
    return of(id, message -> whole(message, asked));
  }

  private Optional<Answer> whole(MessageSummary message, Recipients.Asked asked) {
    MessageHead head = head(message, "");
    List<LinkFigures> links = reports.links(message.id());
    List<Event> events = reports.eventsOf(message.id(), EventCursor.START, FEW);
    return recipients(head, message, asked, head.path(), FEW)
        .map(
            recipients ->
                new MessageView(
                    head,
                    cards(message),
                    unsettled(Totals.of(message).unsettled()),
                    new Silence(words, message, !links.isEmpty()).sentences(reports),
                    Variants.of(reports, words, message),
                    recipients,
                    LinkRow.of(links),
                    EventsView.of(head.frame(), events, head.path() + "/events", false, FEW)))
        .map(view -> Answer.page(200, sheets.render("message.jte", view)));
  }

  /** The headline figures; how long the first opens took stands with the opens. */
  private List<Card> cards(MessageSummary message) {
    List<Card> cards = new ArrayList<>(Headlines.of(words, Totals.of(message)).cards());
    reports
        .delays(message.id())
        .median()
        .ifPresent(median -> cards.replaceAll(card -> timed(card, median)));
    return cards;
  }

  private Card timed(Card card, Delays.Median median) {
    return card.title().equals(words.text("card.opened"))
        ? card.changed(words.text("message.median", Spans.of(words, median.figure())))
        : card;
  }

  private String unsettled(long hits) {
    return hits == 0 ? "" : Numbers.counted(words, "message.unsettled", hits);
  }

  /** The list of copies. */
  Answer recipients(String id) {
    Recipients.Asked asked = Recipients.Asked.read(visit.query());
    return part(
        id,
        "recipients",
        (message, head) ->
            recipients(head, message, asked, head.path() + "/recipients", MANY)
                .map(MessagePart.Recipients::new));
  }

  /** Empty where a copy is asked for that is not there. */
  private Optional<RecipientsView> recipients(
      MessageHead head, MessageSummary message, Recipients.Asked asked, String base, int limit) {
    Recipients recipients = new Recipients(head.frame(), message, asked, base);
    CopyRun run = reports.copies(message.id(), asked.states(), asked.after(), limit);
    if (asked.copy().isEmpty()) {
      return Optional.of(recipients.view(run, Optional.empty()));
    }
    String chosen = asked.copy().get();
    return copy(head.frame(), message, chosen, recipients.around(run, chosen))
        .map(copy -> recipients.view(run, Optional.of(copy)));
  }

  private Optional<CopyView> copy(
      Frame frame, MessageSummary message, String id, CopyView.Neighbours around) {
    return copyKey(id)
        .flatMap(key -> reports.copy(message.id(), key))
        .map(copy -> copy(frame, message, copy).view(around));
  }

  private CopyViews copy(Frame frame, MessageSummary message, CopyFigures copy) {
    List<Event> events =
        reports.copyEvents(message.id(), copy.copy(), EventCursor.START, CopyViews.EVENTS);
    return new CopyViews(frame, message, reports.links(message.id()), copy, events);
  }

  /** One copy alone; the last part of the path names it. */
  Answer copy(String id) {
    String copy = visit.path().substring(visit.path().lastIndexOf('/') + 1);
    return part(
        id,
        "copies",
        (message, head) ->
            copy(head.frame(), message, copy, CopyView.Neighbours.NONE).map(MessagePart.Copy::new));
  }

  Answer links(String id) {
    return part(
        id,
        "links",
        (message, head) ->
            Optional.of(new MessagePart.Links(LinkRow.of(reports.links(message.id())))));
  }

  Answer variants(String id) {
    return part(
        id,
        "variants",
        (message, head) ->
            Optional.of(new MessagePart.Variants(Variants.of(reports, words, message))));
  }

  Answer events(String id) {
    Optional<EventCursor> after = visit.query().value(Listings.AFTER_EVENT);
    return part(
        id,
        "events",
        (message, head) ->
            Optional.of(
                new MessagePart.Events(
                    EventsView.of(
                        head.frame(),
                        reports.eventsOf(message.id(), after.orElse(EventCursor.START), 2 * MANY),
                        head.path() + "/events",
                        after.isPresent(),
                        2 * MANY))));
  }

  /** The page round the click map. */
  Answer map(String id) {
    return part(
        id,
        "map",
        (message, head) ->
            Optional.of(
                new MessagePart.Map(
                    reports
                        .html(message.id())
                        .flatMap(html -> html.text(HTML))
                        .map(html -> head.path() + "/map/frame"),
                    LinkRow.of(reports.links(message.id())))));
  }

  /** What stands in the frame of the click map, with a policy of its own. */
  Answer frame(String id) {
    return of(
        id,
        message ->
            reports
                .html(message.id())
                .flatMap(html -> html.text(HTML))
                .map(
                    html ->
                        ClickMap.of(
                            html,
                            pins(reports.links(message.id())),
                            words.language(),
                            words.text("map.frame"),
                            words.text("map.picture")))
                .map(MessagePages::framed));
  }

  private static Answer framed(String html) {
    return Answer.page(200, html)
        .with("Content-Security-Policy", ClickMap.POLICY)
        .with("X-Frame-Options", "SAMEORIGIN");
  }

  private Map<Integer, Pin> pins(List<LinkFigures> links) {
    return links.stream().collect(Collectors.toMap(LinkFigures::number, this::pin));
  }

  private Pin pin(LinkFigures link) {
    long persons = LinkRow.persons(link);
    return new Pin(
        words.text("map.pin", link.number(), Numbers.grouped(persons)),
        words.text("map.pin.title", link.number(), Numbers.counted(words, "map.persons", persons)),
        Shown.of(link.label()).plain(),
        persons > 0);
  }

  private Answer part(
      String id,
      String name,
      BiFunction<MessageSummary, MessageHead, Optional<? extends MessagePart.Content>> content) {
    return of(
        id,
        message -> {
          MessageHead head = head(message, name);
          return content
              .apply(message, head)
              .map(part -> sheets.render("message-part.jte", new MessagePart(head, part)))
              .map(html -> Answer.page(200, html));
        });
  }

  private Answer of(String id, java.util.function.Function<MessageSummary, Optional<Answer>> page) {
    return MessagePath.key(id)
        .flatMap(reports::summary)
        .flatMap(page)
        .orElseGet(() -> Sentences.absent(sheets, visit));
  }

  private MessageHead head(MessageSummary message, String part) {
    String title = MessageHead.title(words, message);
    String whole = part.isEmpty() ? title : title + ", " + words.text("message.part." + part);
    return MessageHead.of(sheets.frame(whole, visit), message, part, reports);
  }

  private static Optional<TrackingId> copyKey(String id) {
    try {
      return Optional.of(TrackingId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
