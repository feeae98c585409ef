package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.waybill.collector.access.Pseudonyms;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.PersonCopy;
import org.waybill.collector.store.Reports;
import org.waybill.collector.words.Words;
import org.waybill.wire.PersonCode;

/** Pages of recipients. Blocks on the store: for worker threads. */
final class RecipientPages {

  private static final String PATH = "/recipients";
  private static final int COPIES = 20;

  /** Of each copy. */
  private static final int EVENTS = 20;

  /** An address or a pseudonym. */
  private static final Parameter<String> WHO =
      Parameter.text("who", "Leads to the page of that recipient.", "anna@there.example");

  private final Reports reports;
  private final Visit visit;
  private final Sheets sheets;
  private final Pseudonyms pseudonyms;
  private final Words words;
  private final Instant now;

  /** The page one request asks for, from reports as its reader may see them. */
  RecipientPages(Reports reports, Visit visit, Sheets sheets, Pseudonyms pseudonyms) {
    this.reports = reports;
    this.visit = visit;
    this.sheets = sheets;
    this.pseudonyms = pseudonyms;
    this.words = visit.words();
    this.now = sheets.clock().instant();
  }

  /** Of a person; an address never stands in a path. */
  static String path(PersonCode person) {
    return PATH + "/r-" + person;
  }

  /** The person of a pseudonym; empty for what is none. */
  static Optional<PersonCode> person(String pseudonym) {
    return pseudonym.matches("r-[0-9a-f]{16}") && !pseudonym.equals("r-" + PersonCode.NONE)
        ? Optional.of(new PersonCode(Long.parseUnsignedLong(pseudonym.substring(2), 16)))
        : Optional.empty();
  }

  /** Leads to a recipient, and shows where recipients are. */
  Answer list() {
    List<Parameter<?>> parameters = new ArrayList<>(Ranking.parameters());
    parameters.remove(Ranking.NAME);
    parameters.add(WHO);
    Checked asked = Checked.of(visit, parameters, query -> Period.read(query, now));
    Optional<String> who = asked.query().value(WHO).map(String::strip);
    Optional<String> found = who.flatMap(this::found);
    if (found.isPresent()) {
      return Answer.seeOther(found.get());
    }
    Period period = Period.read(asked.query(), now);
    Frame frame = sheets.frame(words.text("recipients.title"), visit);
    RecipientListView view =
        new RecipientListView(
            frame,
            PeriodBar.of(frame, period),
            asked.problems(),
            who.orElse(""),
            new Ranking(SubjectPath.DOMAINS, now)
                .rows(reports, period).stream()
                    .map(row -> SubjectPages.row(SubjectPath.DOMAINS, row, period, frame))
                    .toList());
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("recipients.jte", view));
  }

  /** Whoever looks for an address is in the access log: that is why a message is asked for. */
  private Optional<String> found(String who) {
    if (who.indexOf('@') < 0) {
      return person(who)
          .filter(person -> !reports.copiesOf(person, Optional.empty(), 1).isEmpty())
          .map(RecipientPages::path);
    }
    MessageFilter filter =
        new MessageFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(who),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Search.EMPTY.expression());
    return reports.messages(filter, Optional.empty(), 1).items().isEmpty()
        ? Optional.empty()
        : Optional.of(PATH + "/" + pseudonyms.of(canonical(who)));
  }

  private static String canonical(String address) {
    int at = address.lastIndexOf('@') + 1;
    return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
  }

  /** A copy with its message, which may be purged meanwhile. */
  private record Sent(PersonCopy copy, Optional<MessageSummary> message) {

    CopyFigures figures() {
      return copy.figures();
    }

    Shown subject() {
      return Shown.of(message.map(MessageSummary::subject).orElse(""));
    }
  }

  /** One person. */
  Answer one(String id) {
    return person(id).map(this::one).orElseGet(() -> Sentences.absent(sheets, visit));
  }

  private Answer one(PersonCode person) {
    Checked asked = Checked.of(visit, List.of(Visit.ZONE, MessageQuery.AFTER), query -> {});
    Optional<MessageCursor> after = asked.query().value(MessageQuery.AFTER);
    List<Sent> copies =
        reports.copiesOf(person, after, COPIES).stream()
            .map(copy -> new Sent(copy, reports.summary(copy.message())))
            .toList();
    String pseudonym = "r-" + person;
    String name = copies.isEmpty() ? pseudonym : copies.getFirst().figures().recipient();
    Frame frame = sheets.frame(Shown.of(name).plain(), visit);
    RecipientView view =
        new RecipientView(
            frame,
            Shown.of(name),
            asked.problems(),
            copies.stream().map(sent -> row(sent, frame)).toList(),
            steps(copies, frame),
            copies.stream().anyMatch(RecipientPages::hasMore),
            after.map(cursor -> frame.address().without("after").toString()),
            copies.size() < COPIES
                ? Optional.empty()
                : Optional.of(
                    frame
                        .address()
                        .with("after", copies.getLast().copy().cursor().toString())
                        .toString()));
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("recipient.jte", view));
  }

  private static boolean hasMore(Sent sent) {
    CopyFigures figures = sent.figures();
    return figures.opens().total() + figures.clicks().total() + figures.fullViews().total()
        > EVENTS;
  }

  private RecipientView.CopyRow row(Sent sent, Frame frame) {
    CopyFigures figures = sent.figures();
    boolean recorded = sent.message().map(message -> message.cohort().isRecorded()).orElse(false);
    OptionalLong first = figures.opens().of(Verdict.PERSON).firstAt();
    return new RecipientView.CopyRow(
        "/messages/" + sent.copy().message() + "?copy=" + figures.copy(),
        sent.subject(),
        Shown.of(sent.message().map(MessageSummary::sender).orElse("")),
        frame.at(sent.copy().sentAt()),
        sent.message()
            .map(
                message ->
                    words.text("name.mode." + message.mode().name().toLowerCase(Locale.ROOT)))
            .orElse(""),
        StateMark.of(figures.standing().state(recorded), words),
        first.isPresent() ? Optional.of(frame.at(first.getAsLong())) : Optional.empty(),
        Numbers.grouped(figures.opens().of(Verdict.PERSON).total()),
        Numbers.grouped(figures.clicks().of(Verdict.PERSON).total()),
        Numbers.grouped(figures.opens().plus(figures.clicks()).of(Verdict.MACHINE).total()));
  }

  private record At(long at, RecipientView.Step step) {}

  /** Newest first. */
  private List<RecipientView.Step> steps(List<Sent> copies, Frame frame) {
    List<At> steps = new ArrayList<>();
    for (Sent sent : copies) {
      steps.add(step(sent, sent.copy().sentAt(), "none", "copy.delivery.unknown", "", frame));
      switch (sent.figures().delivery()) {
        case Delivery.Delivered delivered ->
            steps.add(
                step(sent, delivered.at(), "delivered", "copy.delivery.delivered", "", frame));
        case Delivery.Bounced bounced ->
            steps.add(
                step(sent, bounced.at(), "bad", "copy.delivery.bounced", bounced.reason(), frame));
        case Delivery.Unknown unknown -> {}
      }
      reports
          .copyEvents(sent.copy().message(), sent.figures().copy(), EventCursor.START, EVENTS)
          .forEach(event -> steps.add(step(sent, event, frame)));
    }
    return steps.stream()
        .sorted(Comparator.comparingLong(At::at).reversed())
        .map(At::step)
        .toList();
  }

  private At step(Sent sent, long at, String glyph, String key, String note, Frame frame) {
    List<String> notes = note.isEmpty() ? List.of() : List.of(Shown.of(note).plain());
    return new At(
        at, new RecipientView.Step(frame.at(at), glyph, words.text(key), notes, sent.subject()));
  }

  private static At step(Sent sent, Event event, Frame frame) {
    EventsView.Row row = EventsView.Row.of(event, frame);
    List<String> notes = new ArrayList<>();
    notes.add(row.verdict());
    notes.addAll(row.why());
    return new At(
        event.at(),
        new RecipientView.Step(row.at(), row.glyph(), row.what(), notes, sent.subject()));
  }
}
