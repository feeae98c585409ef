package org.waybill.collector.report;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.StoreException;

/**
 * Pages and API on a router; who may read them is decided by what stands before. Questions to the
 * store run on worker threads.
 */
public final class ReportRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(ReportRoutes.class);

  private static final String API = "/api/";

  /** Nothing from elsewhere, no script but our own, no frame round our pages. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Api api;
  private final Pages pages;
  private final Stylesheet stylesheet = Stylesheet.load();

  private ReportRoutes(Reports reports, InstantSource clock) {
    this.api = new Api(reports);
    this.pages = new Pages(reports, clock, stylesheet);
  }

  /**
   * Adds {@code /}, {@code /messages}, {@code /assets} and {@code /api/v1} to a router, and what it
   * answers where nothing fits (400, 404, 405, 500).
   *
   * @param clock tells when a page was made
   */
  public static void mount(Router router, Reports reports, InstantSource clock) {
    new ReportRoutes(reports, clock).mount(router);
  }

  private void mount(Router router) {
    router.get("/").handler(context -> send(context, Answer.seeOther("/messages")));
    router.get(stylesheet.path()).handler(context -> send(context, stylesheet.answer()));
    router.get("/messages").handler(context -> ask(context, pages::messages));
    router
        .get("/messages/:id")
        .handler(context -> ask(context, q -> pages.message(id(context), q)));
    router.get("/api/v1/messages").handler(context -> ask(context, api::messages));
    router
        .get("/api/v1/messages/:id")
        .handler(context -> ask(context, q -> api.message(id(context), q)));
    router.get("/api/v1/events").handler(context -> ask(context, api::events));
    router.errorHandler(400, context -> send(context, malformed(context)));
    router.errorHandler(404, context -> send(context, absent(context)));
    router.errorHandler(405, context -> send(context, readOnly(context)));
    router.errorHandler(500, context -> send(context, failed(context)));
  }

  /** Decides an answer from the query parameters. */
  @FunctionalInterface
  private interface Question {
    Answer answer(Map<String, List<String>> parameters);
  }

  private static void ask(RoutingContext context, Question question) {
    Map<String, List<String>> parameters = parameters(context);
    context
        .vertx()
        .executeBlocking(() -> question.answer(parameters), false)
        .onSuccess(answer -> send(context, answer))
        .onFailure(context::fail);
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
        : pages.sentence(400, "Malformed address", text);
  }

  private Answer absent(RoutingContext context) {
    return isApi(context)
        ? Problem.of(
                404,
                "No such resource",
                "There are /api/v1/messages, /api/v1/messages/{id} and /api/v1/events.")
            .answer()
        : pages.absent();
  }

  private Answer readOnly(RoutingContext context) {
    String text = "Reports can only be read; ask with GET.";
    return isApi(context)
        ? Problem.of(405, "Method not allowed", text).answer()
        : pages.sentence(405, "Method not allowed", text);
  }

  /** The path stays out of the log: its query may hold an address. */
  private Answer failed(RoutingContext context) {
    Throwable failure = context.failure();
    boolean store = failure instanceof StoreException;
    LOG.error("A report could not be answered", failure);
    int status = store ? 503 : 500;
    String title = store ? "The store cannot be read" : "The report failed";
    String text =
        "Hits are still recorded. The collector's log says what failed; ask again when it is put"
            + " right.";
    return isApi(context)
        ? Problem.of(status, title, text).answer()
        : pages.sentence(status, title, text);
  }

  private static boolean isApi(RoutingContext context) {
    String path = context.request().path();
    return path != null && path.startsWith(API);
  }

  private static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response().setStatusCode(answer.status());
    response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "no-store");
    answer.headers().forEach((name, value) -> response.putHeader(name, value));
    response.end(answer.body());
  }
}
