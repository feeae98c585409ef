package org.waybill.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Puts on every answer what tells browsers to be strict: nothing from elsewhere, no script but our
 * own, no frame round our pages, no referrer, no guessing of types, no other site's window or page
 * that holds us, nothing kept. An answer that needs another value sets it. Thread-safe.
 */
public final class SecurityHeaders implements Handler<HttpServerRequest> {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** RFC 6797: for a year, this host alone; whose subdomains are not ours to speak for. */
  private static final String ONLY_TLS = "max-age=31536000";

  private final MultiMap fields;
  private final Handler<HttpServerRequest> inside;

  /**
   * Stands in front of a handler.
   *
   * @param tls whether the listener speaks TLS; a browser ignores the field without (section 8.1)
   */
  public SecurityHeaders(boolean tls, Handler<HttpServerRequest> inside) {
    this.inside = inside;
    MultiMap all =
        HttpHeaders.headers()
            .add("content-security-policy", POLICY)
            .add("referrer-policy", "no-referrer")
            .add("x-content-type-options", "nosniff")
            .add("x-frame-options", "DENY")
            .add("cross-origin-opener-policy", "same-origin")
            .add("cross-origin-resource-policy", "same-origin")
            .add("permissions-policy", "camera=(), geolocation=(), microphone=()")
            .add("x-robots-tag", "noindex")
            .add("cache-control", "private, no-store");
    this.fields = tls ? all.add("strict-transport-security", ONLY_TLS) : all;
  }

  @Override
  public void handle(HttpServerRequest request) {
    request.response().headers().setAll(fields);
    inside.handle(request);
  }
}
