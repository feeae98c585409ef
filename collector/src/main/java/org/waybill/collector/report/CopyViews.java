package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.device.Device;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.words.Words;

/** Makes the page of one copy out of what the store says. */
final class CopyViews {

  /** More hits than these and nobody reads them; the API has them all. */
  static final int EVENTS = 200;

  private final Frame frame;
  private final Words words;
  private final MessageSummary message;
  private final List<LinkFigures> links;
  private final CopyFigures copy;
  private final List<Event> events;

  /**
   * Of a copy of that message.
   *
   * @param events the copy's first, in the order in which they became known
   */
  CopyViews(
      Frame frame,
      MessageSummary message,
      List<LinkFigures> links,
      CopyFigures copy,
      List<Event> events) {
    this.frame = frame;
    this.words = frame.words();
    this.message = message;
    this.links = links;
    this.copy = copy;
    this.events = events.stream().sorted(Comparator.comparingLong(Event::at)).toList();
  }

  CopyView view(CopyView.Neighbours around) {
    StateMark state = Recipients.mark(copy, message, words);
    return new CopyView(
        Recipients.recipient(words, copy.recipient()),
        MessageHead.path(message) + "/copies/" + copy.copy(),
        around,
        state,
        words.text("copy.counts", delivery(), words.text("copy.as." + state.word())),
        because(state),
        steps(),
        events.size() == EVENTS,
        events.isEmpty() ? waiting() : "");
  }

  private String delivery() {
    return words.text(
        switch (copy.delivery()) {
          case Delivery.Delivered delivered -> "copy.delivery.delivered";
          case Delivery.Bounced bounced -> "copy.delivery.bounced";
          case Delivery.Unknown unknown -> "copy.delivery.unknown";
        });
  }

  /** What the state means, and how many hits there are for which reason. */
  private List<String> because(StateMark state) {
    List<String> because = new ArrayList<>();
    because.add(state.text());
    Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    for (Event event : events) {
      verdicts.merge(event.judgement().verdict(), event.hits(), Long::sum);
      event
          .judgement()
          .reasons()
          .list()
          .forEach(reason -> reasons.merge(reason, event.hits(), Long::sum));
    }
    verdicts.forEach(
        (verdict, hits) ->
            because.add(
                words.text(
                    "copy.hits",
                    Numbers.counted(words, "count.hits", hits),
                    words.text("verdict." + Wording.of(verdict)))));
    reasons.forEach(
        (reason, hits) ->
            because.add(
                words.text(
                    "copy.reason",
                    words.text("r." + reason.word()),
                    Numbers.counted(words, "count.hits", hits))));
    if (copy.pixels() == 0) {
      because.add(words.text("no-picture"));
    }
    return because;
  }

  private String waiting() {
    return words.text(copy.pixels() == 0 ? "copy.waiting.no-picture" : "copy.waiting");
  }

  private List<CopyView.Step> steps() {
    List<CopyView.Step> steps = new ArrayList<>();
    steps.add(step(message.sentAt(), "none", words.text("copy.delivery.unknown"), List.of(made())));
    switch (copy.delivery()) {
      case Delivery.Delivered delivered ->
          steps.add(step(delivered.at(), "delivered", delivery(), List.of()));
      case Delivery.Bounced bounced ->
          steps.add(
              step(bounced.at(), "bad", delivery(), List.of(Shown.of(bounced.reason()).plain())));
      case Delivery.Unknown unknown -> {}
    }
    events.forEach(event -> steps.add(step(event)));
    return steps;
  }

  private String made() {
    return words.text(
        "copy.made",
        Numbers.counted(words, "count.pictures", copy.pixels()),
        Numbers.counted(words, "count.links", links.size()));
  }

  private CopyView.Step step(long at, String glyph, String what, List<String> notes) {
    return new CopyView.Step(frame.at(at), glyph, what, notes, Shown.of(""));
  }

  private CopyView.Step step(Event event) {
    EventsView.Row row = EventsView.Row.of(event, frame);
    List<String> notes = new ArrayList<>();
    notes.add(program(event, row.verdict()));
    notes.addAll(row.why());
    return new CopyView.Step(
        row.at(), row.glyph(), link(event.link(), row.what()), notes, row.userAgent());
  }

  /** Of a person's own program its name and system, as far as they are told. */
  private String program(Event event, String verdict) {
    if (!(event.device() instanceof Device.Own own)) {
      return verdict;
    }
    String named =
        own.client().map(name -> words.text("copy.program", verdict, name)).orElse(verdict);
    return own.system().map(name -> words.text("copy.system", named, name)).orElse(named)
        + own.country().map(code -> ", " + code).orElse("");
  }

  private String link(int number, String what) {
    return links.stream()
        .filter(link -> link.number() == number)
        .findFirst()
        .map(link -> words.text("copy.link", what, link.number(), Shown.of(link.label()).plain()))
        .orElse(what);
  }
}
