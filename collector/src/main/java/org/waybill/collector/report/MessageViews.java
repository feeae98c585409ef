package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.report.MessageView.Chip;
import org.waybill.collector.report.MessageView.CopyRow;
import org.waybill.collector.report.MessageView.EventRow;
import org.waybill.collector.report.MessageView.LinkRow;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.words.Words;
import org.waybill.wire.Mode;

/** Makes the page of a message out of what the store says. */
final class MessageViews {

  /** More rows than this and nobody reads them; the API has them all. */
  private static final int COPIES = 200;

  private static final String SHARED = "*";

  private MessageViews() {}

  static MessageView of(
      Frame frame,
      MessageDetail detail,
      Optional<String> state,
      List<Event> events,
      Optional<String> first,
      Optional<String> next) {
    Words words = frame.words();
    MessageSummary message = detail.summary();
    String path = "/messages/" + message.id();
    boolean recorded = message.cohort().isRecorded();
    List<CopyFigures> chosen =
        detail.copies().stream()
            .filter(
                copy -> state.isEmpty() || state.get().equals(mark(copy, recorded, words).word()))
            .sorted(Comparator.comparing(copy -> copy.standing().state(recorded)))
            .toList();
    return new MessageView(
        frame,
        Shown.of(message.subject()),
        Shown.of(message.sender()),
        Shown.of(message.from().equals(message.sender()) ? "" : message.from()),
        frame.at(message.sentAt()),
        mode(words, message.mode()),
        message.messageId().map(id -> Shown.of(id.value())),
        message.labels().tag().map(Shown::of),
        Headlines.of(words, Totals.of(message)).cards(),
        unsettled(words, Totals.of(message).unsettled()),
        states(message, words),
        chips(message, words, path, state),
        chosen.stream().limit(COPIES).map(copy -> copy(copy, recorded, frame, path)).toList(),
        Math.max(0, chosen.size() - COPIES),
        links(detail.links()),
        events.stream().map(event -> event(event, frame)).toList(),
        first,
        next,
        "/api/v1/messages/" + message.id());
  }

  private static String unsettled(Words words, long hits) {
    return hits == 0 ? "" : Numbers.counted(words, "message.unsettled", hits);
  }

  private static Stack states(MessageSummary message, Words words) {
    Map<State, Long> states = message.cohort().states();
    return Stack.of(
        Stream.of(State.values())
            .map(
                state ->
                    new Stack.Share(
                        StateMark.of(state, words).stack(), states.getOrDefault(state, 0L)))
            .toList());
  }

  /** All copies, then every state that some are in. */
  private static List<Chip> chips(
      MessageSummary message, Words words, String path, Optional<String> chosen) {
    List<Chip> chips = new ArrayList<>();
    chips.add(
        new Chip(
            words.text("message.recipients.all"),
            "",
            Numbers.grouped(message.cohort().copies()),
            path + "#copies",
            chosen.isEmpty()));
    message
        .cohort()
        .states()
        .forEach(
            (state, copies) -> {
              StateMark mark = StateMark.of(state, words);
              chips.add(
                  new Chip(
                      mark.name(),
                      mark.glyph(),
                      Numbers.grouped(copies),
                      path + "?state=" + mark.word() + "#copies",
                      chosen.filter(mark.word()::equals).isPresent()));
            });
    return chips;
  }

  static StateMark mark(CopyFigures copy, boolean recorded, Words words) {
    return StateMark.of(copy.standing().state(recorded), words);
  }

  private static String mode(Words words, Mode mode) {
    return words.text("name.mode." + mode.name().toLowerCase(Locale.ROOT));
  }

  private static CopyRow copy(CopyFigures copy, boolean recorded, Frame frame, String path) {
    return new CopyRow(
        recipient(frame.words(), copy.recipient()),
        path + "?copy=" + copy.copy(),
        note(frame.words(), copy),
        mark(copy, recorded, frame.words()),
        moment(frame, copy.opens().of(Verdict.PERSON).firstAt()),
        Numbers.grouped(copy.opens().of(Verdict.PERSON).total()),
        Numbers.grouped(copy.clicks().of(Verdict.PERSON).total()),
        copy.clicks().of(Verdict.PERSON).total() == 0 ? "" : Numbers.listed(copy.clicked()));
  }

  private static String note(Words words, CopyFigures copy) {
    boolean hit = copy.opens().total() + copy.clicks().total() > 0;
    String shared =
        copy.recipients() == 1
            ? ""
            : words.text(
                    "message.shared", Numbers.counted(words, "count.recipients", copy.recipients()))
                + " ";
    String abandoned =
        copy.abandoned()
            .map(reason -> words.text(hit ? "message.abandoned.hit" : "message.abandoned", reason))
            .orElse("");
    String seen =
        copy.fullViews().total() == 0
            ? ""
            : words.text(
                    "message.seen", Numbers.counted(words, "count.times", copy.fullViews().total()))
                + " ";
    return (shared + seen + abandoned).strip();
  }

  static Shown recipient(Words words, String recipient) {
    return Shown.of(recipient.equals(SHARED) ? words.text("message.together") : recipient);
  }

  private static List<LinkRow> links(List<LinkFigures> links) {
    long most = links.stream().mapToLong(MessageViews::persons).max().orElse(0);
    return links.stream().map(link -> link(link, most)).toList();
  }

  private static long persons(LinkFigures link) {
    return link.copies().getOrDefault(Verdict.PERSON, 0L);
  }

  private static LinkRow link(LinkFigures link, long most) {
    return new LinkRow(
        link.number(),
        Shown.of(link.label()),
        ShownUrl.of(link.url()),
        Numbers.grouped(persons(link)),
        BandBar.of(Band.exact(persons(link), most), Scale.WHOLE),
        Numbers.grouped(link.clicks().of(Verdict.UNCERTAIN).total()),
        Numbers.grouped(link.clicks().of(Verdict.MACHINE).total()));
  }

  static EventRow event(Event event, Frame frame) {
    Words words = frame.words();
    Verdict verdict = event.judgement().verdict();
    return new EventRow(
        frame.at(event.at()),
        what(words, event),
        glyph(verdict),
        words.text("name.verdict." + Wording.of(verdict)),
        event.judgement().reasons().list().stream()
            .map(reason -> words.text("r." + reason.word()))
            .toList(),
        recipient(words, event.recipient()),
        event.link() == 0 ? OptionalInt.empty() : OptionalInt.of(event.link()),
        Shown.of(event.userAgent()));
  }

  private static String glyph(Verdict verdict) {
    return switch (verdict) {
      case PERSON -> "person";
      case UNCERTAIN -> "uncertain";
      case MACHINE -> "machine";
      case SHARED -> "shared";
      case INTERNAL -> "internal";
      case UNSETTLED -> "none";
    };
  }

  /** A person opens and clicks; everything else fetches. */
  private static String what(Words words, Event event) {
    boolean person = event.judgement().verdict() == Verdict.PERSON;
    String what =
        switch (event.type()) {
          case OPEN -> words.text(person ? "event.opened" : "event.fetched-picture");
          case CLICK -> words.text(person ? "event.clicked" : "event.fetched-link");
          case FULL_VIEW -> words.text("event.seen");
          case HEAD, OTHER -> words.text("event.not-counted", Shown.of(event.method()).plain());
        };
    return event.hits() == 1
        ? what
        : words.text("event.times", what, Numbers.counted(words, "count.times", event.hits()));
  }

  private static Optional<Moment> moment(Frame frame, OptionalLong at) {
    return at.isPresent() ? Optional.of(frame.at(at.getAsLong())) : Optional.empty();
  }
}
