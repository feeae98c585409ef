package org.waybill.collector.report;

import java.util.List;
import org.waybill.collector.store.Event;
import org.waybill.wire.MessageId;

/** Makes rows of events, for the live page and for what its stream adds. Thread-safe. */
public final class LiveRows {

  private final Sheets sheets;

  /** Written out by these. */
  public LiveRows(Sheets sheets) {
    this.sheets = sheets;
  }

  /** The rows of events that come oldest first; they stand newest first. */
  public List<LiveView.Row> of(Frame frame, List<Event> events) {
    return events.reversed().stream().map(event -> row(frame, event)).toList();
  }

  /** The same, written out. */
  public String html(Frame frame, List<Event> events) {
    return sheets.render("liverows.jte", new Block(frame, of(frame, events)));
  }

  /** Some rows without a page round them. */
  public record Block(Frame frame, List<LiveView.Row> rows) {
    /** Copies the list. */
    public Block {
      rows = List.copyOf(rows);
    }
  }

  private static LiveView.Row row(Frame frame, Event event) {
    return new LiveView.Row(
        EventsView.Row.of(event, frame),
        "/messages/" + event.message() + "?copy=" + event.copy(),
        Shown.of(event.messageId().map(MessageId::value).orElse("")));
  }
}
