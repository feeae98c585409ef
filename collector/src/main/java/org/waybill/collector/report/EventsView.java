package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.Event;
import org.waybill.collector.words.Words;

/**
 * A stretch of a message's events. Immutable.
 *
 * @param rows in the order in which they became known
 * @param first where they begin anew, where this stretch is not their begin
 * @param next where they go on
 */
public record EventsView(List<Row> rows, Optional<String> first, Optional<String> next) {

  public EventsView {
    rows = List.copyOf(rows);
  }

  /**
   * One event; the pixel has no link number.
   *
   * @param glyph of its verdict
   * @param verdict in a word
   * @param why its reasons in words
   */
  public record Row(
      Moment at,
      String what,
      String glyph,
      String verdict,
      List<String> why,
      Shown recipient,
      OptionalInt link,
      Shown userAgent) {

    public Row {
      why = List.copyOf(why);
    }

    static Row of(Event event, Frame frame) {
      Words words = frame.words();
      Verdict verdict = event.judgement().verdict();
      return new Row(
          frame.at(event.at()),
          EventsView.what(words, event),
          EventsView.glyph(verdict),
          words.text("name.verdict." + Wording.of(verdict)),
          event.judgement().reasons().list().stream()
              .map(reason -> words.text("r." + reason.word()))
              .toList(),
          Recipients.recipient(words, event.recipient()),
          event.link() == 0 ? OptionalInt.empty() : OptionalInt.of(event.link()),
          Shown.of(event.userAgent()));
    }
  }

  /**
   * Of some events.
   *
   * @param path of the page of events
   * @param isFurtherOn whether there are earlier ones
   * @param asked so many were asked for: where there are as many there may be more
   */
  static EventsView of(
      Frame frame, List<Event> events, String path, boolean isFurtherOn, int asked) {
    return new EventsView(
        events.stream().map(event -> Row.of(event, frame)).toList(),
        isFurtherOn ? Optional.of(path) : Optional.empty(),
        events.size() < asked
            ? Optional.empty()
            : Optional.of(path + "?after=" + events.getLast().id()));
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
}
