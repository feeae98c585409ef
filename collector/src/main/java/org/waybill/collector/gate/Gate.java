package org.waybill.collector.gate;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Session;
import org.waybill.collector.access.Sessions;
import org.waybill.collector.access.User;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.gate.Attempts.Attempt;
import org.waybill.collector.gate.Attempts.Outcome;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.report.LiveView;

/**
 * Lets nobody through who is not known: by the cookie of a session, by HTTP Basic, or for programs
 * by a token. Basic only reads: a browser sends it along with any site's form. Whoever is let
 * through is found by {@link #viewer}. Thread-safe.
 */
final class Gate implements Handler<RoutingContext> {

  private static final String CHALLENGE = "Basic realm=\"Waybill\", charset=\"UTF-8\"";
  private static final String BEARER = "bearer ";
  private static final String VIEWER = "org.waybill.viewer";
  private static final String PREFERENCES = "org.waybill.preferences";

  private final Accounts accounts;
  private final Sessions sessions;
  private final Attempts attempts;
  private final ClientAddress clients;
  private final Cookies cookies;
  private final Set<String> open;

  /**
   * Wires it.
   *
   * @param open the paths that need nobody known
   */
  Gate(
      Accounts accounts,
      Sessions sessions,
      Attempts attempts,
      ClientAddress clients,
      Cookies cookies,
      Set<String> open) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.clients = clients;
    this.cookies = cookies;
    this.open = Set.copyOf(open);
  }

  /** Who asks; empty only on the open paths. */
  static Optional<Viewer> viewer(RoutingContext context) {
    return Optional.ofNullable(context.get(VIEWER));
  }

  /** How pages are wanted, whoever asks. */
  static Preferences preferences(RoutingContext context) {
    return Optional.<Preferences>ofNullable(context.get(PREFERENCES)).orElse(Preferences.USUAL);
  }

  @Override
  public void handle(RoutingContext context) {
    context.put(PREFERENCES, new PreferenceCookies(cookies).read(context));
    HttpServerRequest request = context.request();
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (open.contains(context.normalizedPath())) {
      context.next();
    } else if (authorization == null) {
      session(context);
    } else if (!isReading(request) && !isBearer(authorization)) {
      context.response().setStatusCode(405).putHeader(HttpHeaders.ALLOW, "GET, HEAD").end();
    } else if (isBearer(authorization)) {
      token(context, authorization.substring(BEARER.length()).strip());
    } else {
      Credentials.parse(authorization)
          .ifPresentOrElse(pair -> basic(context, pair), () -> challenge(context.response()));
    }
  }

  private static boolean isBearer(String authorization) {
    return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
  }

  private void session(RoutingContext context) {
    Optional<Session> session =
        cookies
            .read(context, Cookies.SESSION)
            .flatMap(isByItself(context) ? sessions::peek : sessions::find);
    if (session.isPresent()) {
      pass(context, session.get().user(), new Means.Session(session.get().formToken()));
    } else if (isReading(context.request()) && !isForPrograms(context)) {
      Next next = Next.of(context.request().uri());
      context.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, next.form()).end();
    } else {
      challenge(context.response());
    }
  }

  private void basic(RoutingContext context, Credentials credentials) {
    HttpServerRequest request = context.request();
    request.pause();
    attempts
        .again(new Attempt(clients.site(request), credentials))
        .onComplete(
            end -> {
              request.resume();
              Outcome outcome = end.succeeded() ? end.result() : new Outcome.Wrong();
              switch (outcome) {
                case Outcome.Right right -> pass(context, right.user(), new Means.Basic());
                case Outcome.Wrong wrong -> challenge(context.response());
                case Outcome.Locked locked -> locked(context.response(), locked);
              }
            });
  }

  private void token(RoutingContext context, String secret) {
    Optional<Viewer> viewer =
        isForPrograms(context)
            ? accounts
                .tokens()
                .find(secret)
                .flatMap(token -> accounts.viewer(token, clients.of(context.request())))
            : Optional.empty();
    viewer.ifPresentOrElse(known -> pass(context, known), () -> challenge(context.response()));
  }

  private void pass(RoutingContext context, User user, Means means) {
    pass(context, Viewer.of(user.name(), user.role(), means, clients.of(context.request())));
  }

  private static void pass(RoutingContext context, Viewer viewer) {
    context.put(VIEWER, viewer.preferring(preferences(context))).next();
  }

  private static boolean isReading(HttpServerRequest request) {
    return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
  }

  /** Whether a page asks again without anybody's doing, which must not keep a session alive. */
  private static boolean isByItself(RoutingContext context) {
    return "1".equals(context.request().getParam(LiveView.AGAIN));
  }

  /** The API, and the files that every page has a form of. */
  private static boolean isForPrograms(RoutingContext context) {
    String path = context.normalizedPath();
    return path.startsWith("/api/")
        || path.equals("/metrics")
        || path.endsWith(".csv")
        || path.endsWith(".json")
        || path.endsWith(".ndjson");
  }

  /** Says so before any password is looked at: whether it was right is not to be heard here. */
  private static void locked(HttpServerResponse response, Outcome.Locked locked) {
    response
        .setStatusCode(429)
        .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(locked.seconds()))
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
        .end(
            "Too many wrong passwords; no further one is looked at for %s.\n"
                .formatted(locked.words()));
  }

  private static void challenge(HttpServerResponse response) {
    response.setStatusCode(401).putHeader("WWW-Authenticate", CHALLENGE).end();
  }

  /** For routes of one right only. */
  static Viewer demand(RoutingContext context, Right right) {
    Viewer viewer =
        viewer(context).orElseThrow(() -> new IllegalStateException("nobody known asks"));
    viewer.demand(right);
    return viewer;
  }
}
