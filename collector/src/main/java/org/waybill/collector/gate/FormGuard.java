package org.waybill.collector.gate;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Secret;

/**
 * Stands before every route that changes something: a form must come from one of our own pages. The
 * browser says where it comes from, and the form carries a token that only our pages know; both
 * must be right. Behind the body's handler. Thread-safe.
 *
 * @param cookies ours
 */
record FormGuard(Cookies cookies) implements Handler<RoutingContext> {

  /** The methods of routes that change something. */
  private static final Set<HttpMethod> CHANGING = Set.of(HttpMethod.POST, HttpMethod.DELETE);

  /** The field of the token. */
  static final String FIELD = "form";

  @Override
  public void handle(RoutingContext context) {
    if (!CHANGING.contains(context.request().method()) || isProgram(context)) {
      context.next();
    } else if (isOurs(context.request()) && isRight(context)) {
      context.next();
    } else {
      context.fail(403, new StrangeFormException());
    }
  }

  /** No browser sends a token of the API by itself. */
  private static boolean isProgram(RoutingContext context) {
    return Gate.viewer(context).map(viewer -> viewer.means() instanceof Means.Token).orElse(false);
  }

  /** The token of a form for whoever has not signed in, bound to a cookie of the same visit. */
  static String visitToken(String visit) {
    return Secret.digest("form " + visit);
  }

  private boolean isRight(RoutingContext context) {
    Optional<String> given = Optional.ofNullable(context.request().getFormAttribute(FIELD));
    Optional<String> due =
        Gate.viewer(context)
            .map(
                viewer ->
                    viewer.means() instanceof Means.Session session
                        ? Optional.of(session.formToken())
                        : Optional.<String>empty())
            .orElseGet(() -> cookies.read(context, Cookies.VISIT).map(FormGuard::visitToken));
    return given.isPresent() && due.isPresent() && Secret.same(given.get(), due.get());
  }

  /**
   * What the browser says of where the form stands. {@code Sec-Fetch-Site} no page can forge, and
   * browsers send it to us, who are on TLS or this machine. Older ones send {@code Origin}, and
   * {@code null} in it under our referrer policy, which anybody can bring about. Who sends neither
   * is no browser, and has the token to show.
   */
  private static boolean isOurs(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    boolean named = origin != null && !origin.equals("null");
    if (named && !isHost(origin, request)) {
      return false;
    }
    return site == null ? origin == null || named : site.equals("same-origin");
  }

  private static boolean isHost(String origin, HttpServerRequest request) {
    try {
      String authority = new URI(origin).getRawAuthority();
      String host = request.getHeader(HttpHeaders.HOST);
      String own =
          host == null && request.authority() != null ? request.authority().toString() : host;
      return authority != null
          && own != null
          && authority.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT));
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }
}
