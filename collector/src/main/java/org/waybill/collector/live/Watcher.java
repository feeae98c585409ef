package org.waybill.collector.live;

import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.access.Told;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.LiveFilter;
import org.waybill.collector.report.LiveRows;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;

/**
 * One who looks on: a stream of server-sent events (WHATWG HTML section 9.2), rows of a table in
 * the reader's language. Used by one thread at a time.
 */
final class Watcher {

  /** Bytes that may wait for a client; who is slower is cut off and comes again. */
  private static final int MOST_WAITING = 256 << 10;

  private final Viewer viewer;
  private final Occasion occasion;
  private final Frame frame;
  private final LiveFilter filter;
  private final LiveRows rows;
  private final HttpServerResponse response;
  private final Told told = new Told();
  private final long until;
  private EventCursor place;

  /**
   * Begins behind a place.
   *
   * @param until nanoseconds of {@link System#nanoTime()}: then it ends, and a client that still
   *     may comes again
   */
  Watcher(
      Viewer viewer,
      Occasion occasion,
      Frame frame,
      LiveFilter filter,
      LiveRows rows,
      HttpServerResponse response,
      EventCursor place,
      long until) {
    this.viewer = viewer;
    this.occasion = occasion;
    this.frame = frame;
    this.filter = filter;
    this.rows = rows;
    this.response = response;
    this.place = place;
    this.until = until;
    response.setWriteQueueMaxSize(MOST_WAITING);
  }

  String user() {
    return viewer.user();
  }

  /** What it is to be sent next, as the stream's text; blocks on the access log. */
  String next(Tail tail, GuardedReports reports) {
    Tail.Part part = tail.after(place);
    EventCursor end = tail.end();
    StringBuilder text = new StringBuilder();
    if (part.gap()) {
      text.append("event: gap\ndata: -\n\n");
    }
    List<Event> shown = reports.show(viewer, occasion, told, part.events(), filter::matches);
    text.append("id: ").append(end).append('\n');
    if (!shown.isEmpty()) {
      text.append("event: rows\n");
      rows.html(frame, shown)
          .lines()
          .forEach(line -> text.append("data: ").append(line).append('\n'));
    } else if (part.events().isEmpty() && !part.gap()) {
      place = end;
      return ":\n\n"; // a comment, by which either side learns that the other has gone
    } else {
      text.append("event: place\ndata: -\n");
    }
    place = end;
    return text.append('\n').toString();
  }

  /** Whether it has ended, by its client, by its time or because the client does not keep up. */
  boolean isOver(long nanoTime) {
    return response.closed() || response.ended() || nanoTime - until > 0;
  }

  /** Sends that; who does not keep up is cut off. On the event loop. */
  void send(String text) {
    if (response.closed() || response.ended()) {
      return;
    }
    if (response.writeQueueFull()) {
      response.end();
    } else {
      response.write(text);
    }
  }

  /** The client asks again by itself. */
  void end() {
    if (!response.closed() && !response.ended()) {
      response.end();
    }
  }
}
