package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.device.Device;
import org.waybill.collector.device.Devices;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.words.Words;

/** Makes the page of one copy out of what the store says. */
final class CopyViews {

  /** More hits than these and nobody reads them; the API has them all. */
  static final int EVENTS = 200;

  private final Frame frame;
  private final Words words;
  private final Devices devices;
  private final MessageDetail detail;
  private final CopyFigures copy;
  private final List<Event> events;

  /**
   * Of a copy of that message.
   *
   * @param events its first, in the order in which they became known
   */
  CopyViews(
      Frame frame, Devices devices, MessageDetail detail, CopyFigures copy, List<Event> events) {
    this.frame = frame;
    this.words = frame.words();
    this.devices = devices;
    this.detail = detail;
    this.copy = copy;
    this.events = events.stream().sorted(Comparator.comparingLong(Event::at)).toList();
  }

  CopyView view() {
    boolean recorded = detail.summary().cohort().isRecorded();
    StateMark state = MessageViews.mark(copy, recorded, words);
    return new CopyView(
        frame,
        "/messages/" + detail.summary().id(),
        Shown.of(detail.summary().subject()),
        MessageViews.recipient(copy.recipient()),
        state,
        delivery() + ", counts as " + state.name().toLowerCase(Locale.ROOT) + ".",
        because(state),
        steps(),
        events.size() == EVENTS,
        events.isEmpty() ? waiting() : "");
  }

  private String delivery() {
    return switch (copy.delivery()) {
      case Delivery.Delivered delivered -> "Delivered";
      case Delivery.Bounced bounced -> "Bounced";
      case Delivery.Unknown unknown -> "Handed to delivery";
    };
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
                Numbers.counted(hits, "hit: ", "hits: ")
                    + words.text("verdict." + verdict.name().toLowerCase(Locale.ROOT))));
    reasons.forEach(
        (reason, hits) ->
            because.add(
                words.text("r." + reason.word())
                    + " ("
                    + Numbers.counted(hits, "hit", "hits")
                    + ")"));
    if (copy.pixels() == 0) {
      because.add(words.text("no-picture"));
    }
    return because;
  }

  private String waiting() {
    return copy.pixels() == 0
        ? "No hit yet. This copy carries no picture: only a click would count."
        : "No hit yet. A load of its picture by a person's program, or a click, would count.";
  }

  private List<CopyView.Step> steps() {
    List<CopyView.Step> steps = new ArrayList<>();
    steps.add(step(detail.summary().sentAt(), "none", "Handed to delivery", List.of(made())));
    switch (copy.delivery()) {
      case Delivery.Delivered delivered ->
          steps.add(step(delivered.at(), "delivered", "Delivered", List.of()));
      case Delivery.Bounced bounced ->
          steps.add(
              step(bounced.at(), "bad", "Bounced", List.of(Shown.of(bounced.reason()).plain())));
      case Delivery.Unknown unknown -> {}
    }
    events.forEach(event -> steps.add(step(event)));
    return steps;
  }

  private String made() {
    return Numbers.counted(copy.pixels(), "picture", "pictures")
        + ", "
        + Numbers.counted(detail.links().size(), "tracked link", "tracked links");
  }

  private CopyView.Step step(long at, String glyph, String what, List<String> notes) {
    return new CopyView.Step(frame.at(at), glyph, what, notes, Shown.of(""));
  }

  private CopyView.Step step(Event event) {
    MessageView.EventRow row = MessageViews.event(event, frame);
    List<String> notes = new ArrayList<>();
    notes.add(row.verdict() + program(event));
    notes.addAll(row.why());
    return new CopyView.Step(
        row.at(), row.glyph(), row.what() + link(event.link()), notes, row.userAgent());
  }

  /** Of a person's own program its name and system, as far as they are told. */
  private String program(Event event) {
    return devices.of(event.judgement(), event.userAgent(), "") instanceof Device.Own own
        ? own.client().map(name -> ", " + name).orElse("")
            + own.system().map(name -> " on " + name).orElse("")
        : "";
  }

  private String link(int number) {
    return detail.links().stream()
        .filter(link -> link.number() == number)
        .findFirst()
        .map(CopyViews::named)
        .orElse("");
  }

  private static String named(LinkFigures link) {
    return ": link " + link.number() + " " + Shown.of(link.label()).plain();
  }
}
