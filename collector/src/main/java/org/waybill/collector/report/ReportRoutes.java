package org.waybill.collector.report;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.openapi.Operation;
import org.waybill.collector.store.Reports;

/**
 * Pages and API on a router; who may read them is decided by what stands before. Questions to the
 * store run on worker threads.
 */
public final class ReportRoutes {

  private final GuardedReports reports;
  private final Sheets sheets;
  private final Api api;
  private final ErrorAnswers errors;
  private final Supplier<NetworksInUse> networks;
  private final Function<RoutingContext, Optional<Viewer>> viewers;

  private ReportRoutes(
      GuardedReports reports,
      Sheets sheets,
      Supplier<NetworksInUse> networks,
      List<Operation> others,
      Function<RoutingContext, Optional<Viewer>> viewers) {
    this.reports = reports;
    this.sheets = sheets;
    this.api = new Api(sheets.clock(), others);
    this.errors = new ErrorAnswers(sheets);
    this.networks = networks;
    this.viewers = viewers;
  }

  /**
   * Adds {@code /}, {@code /overview}, {@code /messages}, {@code /assets} and {@code /api/v1} to a
   * router, and what it answers where nothing fits (400, 403, 404, 405, 500).
   *
   * @param reports what may be read, by whom
   * @param networks by which hits are judged now
   * @param others operations that are answered elsewhere, for the document
   * @param viewers who asks; assets are answered without asking
   */
  public static void mount(
      Router router,
      GuardedReports reports,
      Sheets sheets,
      Supplier<NetworksInUse> networks,
      List<Operation> others,
      Function<RoutingContext, Optional<Viewer>> viewers) {
    new ReportRoutes(reports, sheets, networks, others, viewers).mount(router);
  }

  private void mount(Router router) {
    router.get("/").handler(context -> send(context, Answer.seeOther(first(viewer(context)))));
    for (Asset asset : sheets.assets().all()) {
      router.get(asset.path()).handler(context -> send(context, asset.answer()));
    }
    page(router, "/overview", (pages, q, id) -> pages.overview());
    page(router, "/messages", (pages, q, id) -> pages.messages());
    page(router, "/m", (pages, q, id) -> pages.byMessageId());
    page(router, "/messages/:id", (p, q, id) -> p.ofMessage().whole(id));
    page(router, "/messages/:id/recipients", (p, q, id) -> p.ofMessage().recipients(id));
    page(router, "/messages/:id/links", (p, q, id) -> p.ofMessage().links(id));
    page(router, "/messages/:id/variants", (p, q, id) -> p.ofMessage().variants(id));
    page(router, "/messages/:id/events", (p, q, id) -> p.ofMessage().events(id));
    page(router, "/messages/:id/map", (p, q, id) -> p.ofMessage().map(id));
    page(router, "/messages/:id/map/frame", (p, q, id) -> p.ofMessage().frame(id));
    page(router, "/messages/:id/copies/:copy", (p, q, id) -> p.ofMessage().copy(id));
    files().forEach(route -> program(router, route));
    subjects(router);
    api.routes().forEach(route -> program(router, route));
    router.errorHandler(400, context -> send(context, errors.malformed(visit(context))));
    router.errorHandler(404, context -> send(context, errors.absent(visit(context))));
    router.errorHandler(405, context -> send(context, errors.readOnly(visit(context))));
    router.errorHandler(
        500, context -> send(context, errors.failed(visit(context), failure(context))));
  }

  /** The rows of pages as files. */
  private List<Route> files() {
    PageLists lists = new PageLists(new ListRoutes(sheets.clock()));
    List<Route> files = new ArrayList<>();
    files.addAll(lists.routes(new OverviewSteps(sheets.clock()).listing()));
    files.addAll(
        lists.routes(
            MessageTable.PATH,
            MessageGroups.parameters(),
            asked -> {
              Instant now = sheets.clock().instant();
              return MessageGroups.by(asked).isPresent()
                  ? new MessageGroups(now).listing()
                  : new MessageTable(now).listing();
            }));
    MessageLists.all().forEach(listing -> files.addAll(lists.routes(listing)));
    return files;
  }

  /** Links, recipients, senders, domains, tags, campaigns, machines, definitions and exports. */
  private void subjects(Router router) {
    subjectFiles().forEach(route -> program(router, route)); // before an id that takes all
    for (SubjectPath of : SubjectPath.SENT) {
      sheet(router, of.path(), (seen, at, id) -> new SubjectPages(seen, at, sheets).list(of));
      sheet(
          router,
          of.path() + "/:id",
          (seen, at, id) -> new SubjectPages(seen, at, sheets).one(of, id));
    }
    sheet(router, "/links", (seen, at, id) -> new LinkPages(seen, at, sheets).list());
    sheet(router, "/links/:id", (seen, at, id) -> new LinkPages(seen, at, sheets).one(id));
    sheet(router, "/recipients", (seen, at, id) -> recipients(seen, at).list());
    sheet(router, "/recipients/:id", (seen, at, id) -> recipients(seen, at).one(id));
    sheet(router, "/machines", (seen, at, id) -> machines(seen, at).list());
    sheet(router, "/machines/:id", (seen, at, id) -> machines(seen, at).one(id));
    sheet(
        router,
        "/definitions",
        (seen, at, id) ->
            Answer.page(
                200,
                sheets.render(
                    "definitions.jte",
                    DefinitionsView.of(sheets.frame(at.words().text("definitions.title"), at)))));
    sheet(
        router,
        "/exports",
        (seen, at, id) ->
            ExportPages.list(at, sheets, at.viewer().map(reports::exportsOf).orElse(List.of())));
  }

  private List<Route> subjectFiles() {
    PageLists lists = new PageLists(new ListRoutes(sheets.clock()));
    List<Route> files = new ArrayList<>();
    for (SubjectPath of : SubjectPath.values()) {
      files.addAll(
          routes(
              lists,
              now ->
                  of == SubjectPath.LINKS
                      ? new LinkTable(now).listing()
                      : new Ranking(of, now).listing()));
      files.addAll(routes(lists, now -> SubjectSteps.listing(of, now)));
    }
    files.addAll(routes(lists, now -> new MachineTable(now).listing()));
    files.addAll(routes(lists, MachineTable::ofReason));
    files.addAll(lists.routes(PersonRecord.listing()));
    files.addAll(lists.routes(Listings.definitions("/definitions")));
    return files;
  }

  /** The files of a page whose rows depend on when they are asked for. */
  private List<Route> routes(PageLists lists, Function<Instant, Listing<?, ?>> at) {
    Listing<?, ?> any = at.apply(sheets.clock().instant());
    return lists.routes(
        any.path(), any.allParameters(), asked -> at.apply(sheets.clock().instant()));
  }

  private RecipientPages recipients(Reports seen, Visit visit) {
    return new RecipientPages(seen, visit, sheets, reports.pseudonyms());
  }

  private MachinePages machines(Reports seen, Visit visit) {
    return new MachinePages(seen, visit, sheets, networks.get());
  }

  /** Decides an answer from what its reader may see, the request, and the id in the path. */
  @FunctionalInterface
  private interface Asking {
    Answer answer(Reports seen, Visit visit, String id);
  }

  private void sheet(Router router, String path, Asking asking) {
    router
        .get(path)
        .handler(
            context -> {
              Visit visit = visit(context, parameters(context));
              String id = id(context);
              Reading reading = reading(context, viewer(context), Occasion.Kind.PAGE);
              ask(context, () -> reading.ask(seen -> asking.answer(seen, visit, id)));
            });
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
      public ZoneId zone() {
        return viewer.preferences().zone();
      }

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

  private static Throwable failure(RoutingContext context) {
    return Optional.ofNullable(context.failure())
        .orElseGet(() -> new IllegalStateException("a request failed without saying why"));
  }

  private Visit visit(RoutingContext context) {
    return visit(context, Map.of());
  }

  private Visit visit(RoutingContext context, Map<String, List<String>> parameters) {
    Optional<Viewer> viewer = viewers.apply(context);
    Preferences preferences = viewer.map(Viewer::preferences).orElse(Preferences.USUAL);
    String path = String.valueOf(context.request().path());
    return new Visit(viewer, preferences, path, parameters);
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

  private static void send(RoutingContext context, Answer answer) {
    new Ready(answer, Optional.empty()).send(context);
  }
}
