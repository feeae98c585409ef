package org.waybill.collector.gate;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.HealthViews;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.watch.HealthWatch;
import org.waybill.collector.watch.HealthWatch.Condition;

/** How the collector is, for people and, with 503 where it is unhealthy, for monitors. */
final class HealthRoutes {

  static final String PATH = "/health";

  private final HealthWatch watch;
  private final Accounts accounts;
  private final Sheets sheets;

  HealthRoutes(HealthWatch watch, Accounts accounts, Sheets sheets) {
    this.watch = watch;
    this.accounts = accounts;
    this.sheets = sheets;
  }

  void mount(Router router) {
    router.get(PATH).handler(this::page);
    router.get(PATH + ".json").handler(this::json);
    router.post(PATH + "/seen").handler(this::seen);
  }

  private void page(RoutingContext context) {
    Viewer viewer = Gate.demand(context, Right.FIGURES);
    Frame frame =
        sheets.frame(Page.visit(context).words().text("page.health"), Page.visit(context));
    context
        .vertx()
        .executeBlocking(
            () -> sheets.render("health.jte", HealthViews.of(frame, watch.look(), viewer)), false)
        .onSuccess(html -> Page.send(context, 200, html))
        .onFailure(context::fail);
  }

  private void json(RoutingContext context) {
    Viewer unused = Gate.demand(context, Right.FIGURES);
    context
        .vertx()
        .executeBlocking(watch::look, false)
        .onSuccess(condition -> send(context, condition))
        .onFailure(context::fail);
  }

  private static void send(RoutingContext context, Condition condition) {
    context
        .response()
        .setStatusCode(HealthViews.status(condition))
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(Buffer.buffer(HealthViews.json(condition)));
  }

  private void seen(RoutingContext context) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    context
        .vertx()
        .executeBlocking(
            () -> {
              watch.acknowledge();
              accounts.tell(
                  Accounts.By.of(viewer),
                  LogEntry.Event.CHANGE,
                  "losses, damage and spikes were seen");
              return true;
            },
            false)
        .onSuccess(done -> Page.seeOther(context, PATH))
        .onFailure(context::fail);
  }
}
