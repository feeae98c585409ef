package org.waybill.collector.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Reports;

/**
 * The only way from a store to pages, API and exports: whoever renders a recipient got it from
 * here, already as its reader may see it. A look at somebody by name is on disk in the access log
 * before the answer is handed out. Thread-safe.
 */
public final class GuardedReports {

  private static final int LINES = 500;
  private static final int EXPORTS = 50;

  private final Reports all;
  private final Pseudonyms pseudonyms;
  private final AccessLog log;
  private final InstantSource clock;

  public GuardedReports(Reports all, Pseudonyms pseudonyms, AccessLog log, InstantSource clock) {
    this.all = all;
    this.pseudonyms = pseudonyms;
    this.log = log;
    this.clock = clock;
  }

  /** What stands in place of addresses. */
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /** What a viewer took away by name, newest first, of as many lines as one page of the log has. */
  public List<LogEntry> exportsOf(Viewer viewer) {
    LogFilter own =
        new LogFilter(
            Optional.of(viewer.user()), Optional.empty(), Optional.empty(), Optional.empty());
    return log.reader().page(own, Optional.empty(), LINES).entries().stream()
        .filter(entry -> entry.event() == LogEntry.Event.EXPORT)
        .limit(EXPORTS)
        .toList();
  }

  /**
   * Lets a viewer put a question. Blocks on store and disk. What is read in parts, such as a long
   * export, is asked part by part.
   *
   * @param question must not keep the reports beyond its end
   * @throws ForbiddenException where reading in that form is not for the viewer
   * @throws AccessLogException where the look cannot be recorded; then nothing may be shown
   */
  public <T> T read(Viewer viewer, Occasion occasion, Function<Reports, T> question) {
    viewer.demand(Right.FIGURES);
    viewer.demand(occasion.kind().right());
    SeenReports seen = new SeenReports(all, pseudonyms, viewer);
    T answer = question.apply(seen);
    if (!seen.persons().isEmpty()) {
      log.append(LogEntry.look(clock.instant(), viewer, occasion, seen.messages(), seen.persons()));
    }
    return answer;
  }

  /**
   * What happened last.
   *
   * @param events those that were wanted, the oldest first
   * @param end the place behind the newest, wanted or not
   */
  public record Newest(List<Event> events, EventCursor end) {
    /** Copies the list. */
    public Newest {
      events = List.copyOf(events);
    }
  }

  /**
   * Of so many of the newest events those a viewer wants. Blocks on store and disk; throws as
   * {@link #show} does.
   */
  public Newest newest(Viewer viewer, Occasion occasion, int of, Predicate<Event> wanted) {
    viewer.demand(Right.FIGURES);
    EventCursor last = all.lastEvent();
    List<Event> events = all.events(new EventCursor(Math.max(0, last.number() - of)), of);
    return new Newest(
        show(viewer, occasion, new Told(), events, wanted),
        events.isEmpty() ? last : events.getLast().id());
  }

  /**
   * Events as a viewer may see them, which were read for everybody who looks on. Blocks on the disk
   * of the access log, where somebody by name is new to the stream.
   *
   * @param told who is on record for this stream already
   * @param wanted which of them; asked of events as the viewer sees them
   * @throws ForbiddenException where figures are not for the viewer
   * @throws AccessLogException where the look cannot be recorded; then nothing may be shown
   */
  public List<Event> show(
      Viewer viewer, Occasion occasion, Told told, List<Event> events, Predicate<Event> wanted) {
    viewer.demand(Right.FIGURES);
    SeenReports seen = new SeenReports(all, pseudonyms, viewer);
    List<Event> shown = seen.seen(events, wanted);
    List<String> fresh = told.fresh(seen.persons());
    if (!fresh.isEmpty()) {
      log.append(LogEntry.look(clock.instant(), viewer, occasion, seen.messages(), fresh));
      told.add(fresh);
    }
    return shown;
  }
}
