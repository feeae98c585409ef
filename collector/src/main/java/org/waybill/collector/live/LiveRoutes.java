package org.waybill.collector.live;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.report.Address;
import org.waybill.collector.report.Asset;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.LiveFilter;
import org.waybill.collector.report.LiveRows;
import org.waybill.collector.report.LiveView;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.report.Visit;
import org.waybill.collector.store.EventCursor;

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
    LiveFilter filter = LiveFilter.of(visit.first("q"), visit.words());
    context
        .vertx()
        .executeBlocking(
            () -> html(visit, filter, reports.newest(viewer, occasion, ROWS, filter::matches)),
            false)
        .onSuccess(html -> send(context, html))
        .onFailure(context::fail);
  }

  private String html(Visit visit, LiveFilter filter, GuardedReports.Newest newest) {
    Frame frame = sheets.frame(visit.words().text("page.live"), visit);
    Address self = frame.address().without(LiveView.AGAIN, "stop", "after");
    boolean stopped = visit.first("stop").equals("1");
    LiveView view =
        new LiveView(
            frame,
            visit.first("q"),
            filter.problems(),
            sheets.needs(frame.words()),
            rows.of(frame, newest.events()),
            new Address(STREAM, self.parameters())
                .with("after", newest.end().toString())
                .with(LiveView.AGAIN, "1")
                .toString(),
            script.path(),
            stopped ? "" : self.with(LiveView.AGAIN, "1").toString(),
            stopped ? self.toString() : self.with("stop", "1").toString());
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
        .write("retry: 2000\n\n" + needs(visit));
  }

  /** A stream ends once a minute, so whoever looks on learns of it by then. */
  private String needs(Visit visit) {
    StringBuilder event = new StringBuilder("event: needs\n");
    sheets
        .render("tag/needs.jte", sheets.needs(visit.words()))
        .lines()
        .forEach(line -> event.append("data: ").append(line).append('\n'));
    return event.append(event.indexOf("data:") < 0 ? "data:\n\n" : "\n").toString();
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
}
