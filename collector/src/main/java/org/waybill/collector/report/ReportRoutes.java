package org.waybill.collector.report;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.access.AccessLogException;
import org.waybill.collector.access.ForbiddenException;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.StoreException;

/**
 * Pages and API on a router; who may read them is decided by what stands before. Questions to the
 * store run on worker threads.
 */
public final class ReportRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(ReportRoutes.class);

  private static final String API = "/api/";

  private final GuardedReports reports;
  private final Sheets sheets;
  private final Api api;
  private final Function<RoutingContext, Optional<Viewer>> viewers;

  private ReportRoutes(
      GuardedReports reports, Sheets sheets, Function<RoutingContext, Optional<Viewer>> viewers) {
    this.reports = reports;
    this.sheets = sheets;
    this.api = new Api(sheets.clock());
    this.viewers = viewers;
  }

  /**
   * Adds {@code /}, {@code /overview}, {@code /messages}, {@code /assets} and {@code /api/v1} to a
   * router, and what it answers where nothing fits (400, 403, 404, 405, 500).
   *
   * @param reports what may be read, by whom
   * @param viewers who asks; the style sheet is answered without asking
   */
  public static void mount(
      Router router,
      GuardedReports reports,
      Sheets sheets,
      Function<RoutingContext, Optional<Viewer>> viewers) {
    new ReportRoutes(reports, sheets, viewers).mount(router);
  }

  private void mount(Router router) {
    router.get("/").handler(context -> send(context, Answer.seeOther(first(viewer(context)))));
    router
        .get(sheets.stylesheetPath())
        .handler(context -> send(context, sheets.stylesheet().answer()));
    page(router, "/overview", (pages, q, id) -> pages.overview(q));
    page(router, "/messages", (pages, q, id) -> pages.messages(q));
    page(router, "/messages/:id", (pages, q, id) -> pages.message(id, q));
    api.routes().forEach(route -> program(router, route));
    router.errorHandler(400, context -> send(context, malformed(context)));
    router.errorHandler(404, context -> send(context, absent(context)));
    router.errorHandler(405, context -> send(context, readOnly(context)));
    router.errorHandler(500, context -> send(context, failed(context)));
  }

  /** Where a reader begins. */
  private static String first(Viewer viewer) {
    return viewer.may(Right.FIGURES) ? "/overview" : "/access";
  }

  /** Decides an answer from the query parameters and the id in the path, if there is one. */
  @FunctionalInterface
  private interface Question {
    Answer answer(Pages pages, Map<String, List<String>> parameters, String id);
  }

  private void page(Router router, String path, Question question) {
    router
        .get(path)
        .handler(
            context -> {
              Map<String, List<String>> parameters = parameters(context);
              Visit visit = visit(context, parameters);
              String id = id(context);
              Reading reading = reading(context, viewer(context), Occasion.Kind.PAGE);
              ask(
                  context,
                  () ->
                      reading.ask(
                          seen -> question.answer(new Pages(seen, visit, sheets), parameters, id)));
            });
  }

  private void program(Router router, Route route) {
    router
        .get(route.operation().path().replace("{", ":").replace("}", ""))
        .handler(
            context -> {
              Map<String, List<String>> parameters = parameters(context);
              Map<String, String> path = Map.copyOf(context.pathParams());
              Reading reading = reading(context, viewer(context), route.kind());
              ask(context, () -> route.answer(parameters, path, reading));
            });
  }

  private Reading reading(RoutingContext context, Viewer viewer, Occasion.Kind kind) {
    Occasion occasion = new Occasion(kind, String.valueOf(context.request().path()));
    return new Reading() {
      @Override
      public <T> T ask(Function<Reports, T> question) {
        return reports.read(viewer, occasion, question);
      }
    };
  }

  private static void ask(RoutingContext context, Supplier<Reply> question) {
    Optional<String> ifNoneMatch =
        Optional.ofNullable(context.request().getHeader(HttpHeaders.IF_NONE_MATCH));
    context
        .vertx()
        .executeBlocking(() -> Ready.of(question.get(), ifNoneMatch), false)
        .onSuccess(ready -> ready.send(context))
        .onFailure(context::fail);
  }

  private Visit visit(RoutingContext context, Map<String, List<String>> parameters) {
    Optional<Viewer> viewer = viewers.apply(context);
    Preferences preferences = viewer.map(Viewer::preferences).orElse(Preferences.USUAL);
    return new Visit(viewer, preferences, context.normalizedPath(), parameters);
  }

  /** Nobody gets here unknown; whoever mounts these routes without a gate learns it here. */
  private Viewer viewer(RoutingContext context) {
    return viewers
        .apply(context)
        .orElseThrow(() -> new IllegalStateException("a report was asked for by nobody known"));
  }

  /** Every parameter with its values in their order; a malformed query fails with 400. */
  private static Map<String, List<String>> parameters(RoutingContext context) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String name : context.queryParams().names()) {
      parameters.put(name, context.queryParam(name));
    }
    return parameters;
  }

  private static String id(RoutingContext context) {
    String id = context.pathParam("id");
    return id == null ? "" : id;
  }

  private Answer malformed(RoutingContext context) {
    String text =
        "The address cannot be decoded; every % must be followed by two hexadecimal digits.";
    return isApi(context)
        ? Problem.of(400, "Malformed address", text).answer()
        : sentence(context, 400, "Malformed address", text);
  }

  private Answer absent(RoutingContext context) {
    return isApi(context)
        ? Problem.of(404, "No such resource", "/api/v1/openapi.json says what there is.").answer()
        : Sentences.absent(sheets, visit(context, Map.of()));
  }

  private Answer readOnly(RoutingContext context) {
    String text = "Reports can only be read; ask with GET.";
    return isApi(context)
        ? Problem.of(405, "Method not allowed", text).answer()
        : sentence(context, 405, "Method not allowed", text);
  }

  private Answer sentence(RoutingContext context, int status, String heading, String text) {
    return Sentences.of(sheets, visit(context, Map.of()), status, heading, text);
  }

  private Answer forbidden(RoutingContext context, ForbiddenException failure) {
    String text = String.valueOf(failure.getMessage());
    return isApi(context)
        ? Problem.of(403, "Not for you", text).answer()
        : sentence(context, 403, "Not for you", text);
  }

  /** The path stays out of the log: its query may hold an address. */
  private Answer failed(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof ForbiddenException forbidden) {
      return forbidden(context, forbidden);
    }
    boolean store = failure instanceof StoreException;
    boolean log = failure instanceof AccessLogException;
    LOG.error("A report could not be answered", failure);
    int status = store || log ? 503 : 500;
    String title =
        store
            ? "The store cannot be read"
            : log ? "The access log cannot be written" : "The report failed";
    String text =
        "Hits are still recorded. The collector's log says what failed; ask again when it is put"
            + " right.";
    return isApi(context)
        ? Problem.of(status, title, text).answer()
        : sentence(context, status, title, text);
  }

  private static boolean isApi(RoutingContext context) {
    String path = context.request().path();
    return path != null && path.startsWith(API);
  }

  private static void send(RoutingContext context, Answer answer) {
    new Ready(answer, Optional.empty()).send(context);
  }
}
