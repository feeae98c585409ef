package org.waybill.collector.live;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.report.Asset;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.LiveFilter;
import org.waybill.collector.report.LiveRows;
import org.waybill.collector.report.LiveView;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.report.Visit;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Reports;

/**
 * The page of what happens right now, and the stream that keeps it up to date; without a script the
 * page asks for itself again.
 */
public final class LiveRoutes {

  static final String PATH = "/live";
  static final String STREAM = PATH + "/events";

  private static final int ROWS = 200;
  private static final String RETRY_SECONDS = "10";

  private final GuardedReports reports;
  private final Watchers watchers;
  private final Sheets sheets;
  private final Function<RoutingContext, Visit> visits;
  private final LiveRows rows;
  private final Asset script = Asset.load("live.js", "text/javascript; charset=utf-8");

  private LiveRoutes(
      GuardedReports reports,
      Watchers watchers,
      Sheets sheets,
      Function<RoutingContext, Visit> visits) {
    this.reports = reports;
    this.watchers = watchers;
    this.sheets = sheets;
    this.visits = visits;
    this.rows = new LiveRows(sheets);
  }

  /**
   * Adds {@code /live} and its stream to a router behind which everybody is known.
   *
   * @param visits who asks, and how he wants pages
   */
  public static void mount(
      Router router,
      GuardedReports reports,
      Watchers watchers,
      Sheets sheets,
      Function<RoutingContext, Visit> visits) {
    LiveRoutes routes = new LiveRoutes(reports, watchers, sheets, visits);
    router.get(PATH).handler(routes::page);
    router.get(STREAM).handler(routes::stream);
    router.get(routes.script.path()).handler(routes.script::send);
  }

  private void page(RoutingContext context) {
    Visit visit = visits.apply(context);
    Viewer viewer = viewer(visit);
    Occasion occasion = new Occasion(Occasion.Kind.PAGE, PATH);
    context
        .vertx()
        .executeBlocking(() -> reports.read(viewer, occasion, LiveRoutes::newest), false)
        .onSuccess(found -> send(context, html(visit, found)))
        .onFailure(context::fail);
  }

  /** The newest, the oldest of them first, and the place they end at. */
  private record Found(List<Event> events, EventCursor end) {}

  private static Found newest(Reports reports) {
    EventCursor last = reports.lastEvent();
    EventCursor from = new EventCursor(Math.max(0, last.number() - ROWS));
    List<Event> events = reports.events(from, ROWS);
    return new Found(events, events.isEmpty() ? last : events.getLast().id());
  }

  private String html(Visit visit, Found found) {
    LiveFilter filter = LiveFilter.of(visit.first("q"), visit.words());
    Frame frame = sheets.frame(visit.words().text("page.live"), visit);
    String query = visit.first("q").isBlank() ? "" : "&q=" + encoded(visit.first("q"));
    boolean stopped = visit.first("stop").equals("1");
    String self = query.isEmpty() ? PATH : PATH + "?" + query.substring(1);
    LiveView view =
        new LiveView(
            frame,
            visit.first("q"),
            filter.problems(),
            rows.of(frame, found.events().stream().filter(filter::matches).toList()),
            STREAM + "?after=" + found.end() + query,
            script.path(),
            stopped ? "" : self,
            stopped ? self : self + (query.isEmpty() ? "?" : "&") + "stop=1");
    return sheets.render("live.jte", view);
  }

  private void stream(RoutingContext context) {
    Visit visit = visits.apply(context);
    Viewer viewer = viewer(visit);
    HttpServerResponse response = context.response();
    Watcher watcher =
        new Watcher(
            viewer,
            new Occasion(Occasion.Kind.PAGE, STREAM),
            sheets.frame("", visit),
            LiveFilter.of(visit.first("q"), visit.words()),
            rows,
            response,
            place(context, visit),
            System.nanoTime() + Watchers.LIFE.toNanos());
    if (!watchers.add(watcher)) {
      response
          .setStatusCode(503)
          .putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
          .end("Too many look on at once. Try again later.\n");
      return;
    }
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
        .putHeader("X-Accel-Buffering", "no")
        .write("retry: 2000\n\n");
  }

  /** Where a stream goes on that broke off, or the page ended that begins it. */
  private static EventCursor place(RoutingContext context, Visit visit) {
    return Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
        .flatMap(EventCursor::parse)
        .or(() -> EventCursor.parse(visit.first("after")))
        .orElse(EventCursor.START);
  }

  private static Viewer viewer(Visit visit) {
    Viewer viewer =
        visit.viewer().orElseThrow(() -> new IllegalStateException("nobody known asks"));
    viewer.demand(Right.FIGURES);
    return viewer;
  }

  private static void send(RoutingContext context, String html) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8").end(html);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
