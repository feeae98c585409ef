package org.waybill.collector.gate;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.Pseudonyms;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Sessions;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.openapi.Operation;
import org.waybill.collector.privacy.WithdrawalBoard;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.collector.report.Health;
import org.waybill.collector.report.Programs;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.report.Visit;
import org.waybill.collector.watch.HealthWatch;
import org.waybill.collector.words.Words;

/**
 * A router behind which everybody is known and every form is ours, with the routes to sign in, of
 * the account and of the access log on it. What is mounted later stands behind all of that.
 */
public final class Entrance {

  /** More than any of our forms has. */
  private static final int FORM_BYTES = 16 << 10;

  private final Router router;
  private final Sheets sheets;

  private Entrance(Router router, Sheets sheets) {
    this.router = router;
    this.sheets = sheets;
  }

  /**
   * What it is made of.
   *
   * @param board where recording is switched
   * @param domains where it is switched for one sender domain
   * @param withdrawals where it is stopped for one recipient
   * @param blocks where links are stopped
   * @param health how the collector is
   * @param tls whether the listener speaks TLS
   * @param oidc a provider that may say who somebody is
   * @param told what pages say of it
   */
  public record Parts(
      Accounts accounts,
      Sessions sessions,
      AccessLog log,
      SwitchBoard board,
      DomainBoard domains,
      WithdrawalBoard withdrawals,
      BlockBoard blocks,
      HealthWatch health,
      Pseudonyms pseudonyms,
      ClientAddress clients,
      boolean tls,
      Optional<OidcOptions> oidc,
      InstantSource clock,
      Health told) {}

  /** The paths that are answered before anybody is known. */
  private static Set<String> whatAnybodyMayHave(Sheets sheets) {
    Set<String> paths = new HashSet<>(Set.of(SignIn.PATH, OidcRoutes.START, OidcRoutes.BACK));
    sheets.assets().all().forEach(asset -> paths.add(asset.path()));
    return paths;
  }

  /** Makes it. */
  public static Entrance open(Vertx vertx, Parts parts) {
    Router router = Router.router(vertx);
    Sheets sheets = new Sheets(parts.clock(), parts.board()::now, parts.told());
    Cookies cookies = new Cookies(parts.tls());
    Attempts attempts = new Attempts(vertx, parts.accounts(), parts.clock());
    Accounts accounts = parts.accounts();
    Sessions sessions = parts.sessions();
    ClientAddress clients = parts.clients();
    router
        .route()
        .handler(
            new Gate(accounts, sessions, attempts, clients, cookies, whatAnybodyMayHave(sheets)));
    router.post().handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES));
    router.route().handler(new FormGuard(cookies));
    SignIn signIn =
        new SignIn(
            accounts, sessions, attempts, clients, cookies, sheets, parts.oidc().isPresent());
    signIn.mount(router);
    parts
        .oidc()
        .ifPresent(
            oidc ->
                new OidcRoutes(
                        new OidcProvider(vertx, oidc, parts.clock()),
                        new OidcVisits(parts.clock()),
                        accounts,
                        signIn,
                        cookies,
                        sheets)
                    .mount(router));
    new AccountRoutes(accounts, sessions, attempts, clients, cookies, sheets).mount(router);
    new LogRoutes(accounts, parts.log().reader(), parts.pseudonyms(), sheets).mount(router);
    new RecordingRoutes(vertx, parts.board(), parts.domains(), sheets).mount(router);
    new WithdrawalRoutes(vertx, parts.withdrawals(), sheets).mount(router);
    new BlockRoutes(vertx, parts.blocks(), parts.health(), sheets).mount(router);
    new HealthRoutes(parts.health(), accounts, sheets).mount(router);
    Entrance entrance = new Entrance(router, sheets);
    router.errorHandler(403, entrance::strange);
    router.errorHandler(413, entrance::tooLong);
    return entrance;
  }

  /** Who asks. */
  public static Optional<Viewer> viewer(RoutingContext context) {
    return Gate.viewer(context);
  }

  /** The request as a page of the report, with its parameters. */
  public static Visit visit(RoutingContext context) {
    return Page.visitWithQuery(context);
  }

  /** What of the API is answered here, for its document. */
  public static List<Operation> operations() {
    return BlockApi.OPERATIONS;
  }

  /** For further routes. */
  public Router router() {
    return router;
  }

  /** Answers that path to whoever may read figures. */
  public void monitor(String path, Handler<HttpServerRequest> monitor) {
    router
        .get(path)
        .handler(
            context -> {
              Gate.demand(context, Right.FIGURES);
              monitor.handle(context.request());
            });
  }

  /** Writes pages, with the style sheet everybody may see. */
  public Sheets sheets() {
    return sheets;
  }

  /** For the listener. */
  public Handler<HttpServerRequest> handler() {
    return router;
  }

  private void tooLong(RoutingContext context) {
    Words words = Page.words(context);
    String text = words.text("sentence.long.text");
    Page.send(
        context, 413, sheets.sentence(Page.visit(context), words.text("sentence.long"), text));
  }

  private static boolean isForPrograms(RoutingContext context) {
    return context.normalizedPath().startsWith("/api/");
  }

  private void strange(RoutingContext context) {
    Words words = isForPrograms(context) ? Words.english() : Page.words(context);
    String text =
        words.text(
            context.failure() instanceof StrangeFormException
                ? "sentence.unchanged.form"
                : "sentence.unchanged.text");
    if (isForPrograms(context)) {
      Programs.refuse(context, 403, words.text("sentence.unchanged"), text);
      return;
    }
    Page.send(
        context, 403, sheets.sentence(Page.visit(context), words.text("sentence.unchanged"), text));
  }
}
