package org.waybill.collector.gate;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Our cookies: for no script, no other site, no other host. With TLS their names begin with {@code
 * __Host-}, so that a browser takes them from this host over TLS only (RFC 6265bis section 4.1.3).
 *
 * @param tls whether the listener speaks TLS
 */
record Cookies(boolean tls) {

  /** The session's id. */
  static final String SESSION = "waybill";

  /** What the form to sign in is bound to. */
  static final String VISIT = "waybill-visit";

  /** What binds a browser that was sent to the provider of OpenID Connect. */
  static final String OIDC = "waybill-oidc";

  private static final long LENT_SECONDS = 600;
  private static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

  /** What the browser sent; bounded, since it is hashed and compared. */
  Optional<String> read(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getCookie(name(name)))
        .map(Cookie::getValue)
        .filter(value -> value.length() <= 100);
  }

  /** For as long as the browser is open. */
  void write(RoutingContext context, String name, String value) {
    context.response().addCookie(cookie(name, value));
  }

  /** For a year. */
  void keep(RoutingContext context, String name, String value) {
    context.response().addCookie(cookie(name, value).setMaxAge(YEAR_SECONDS));
  }

  /** For minutes, and also sent when another site leads back here. */
  void lend(RoutingContext context, String name, String value) {
    context
        .response()
        .addCookie(cookie(name, value).setMaxAge(LENT_SECONDS).setSameSite(CookieSameSite.LAX));
  }

  void remove(RoutingContext context, String name) {
    context.response().addCookie(cookie(name, "").setMaxAge(0));
  }

  private Cookie cookie(String name, String value) {
    return Cookie.cookie(name(name), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(tls)
        .setSameSite(CookieSameSite.STRICT);
  }

  private String name(String name) {
    return tls ? "__Host-" + name : name;
  }
}
