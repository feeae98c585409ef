package org.waybill.collector.http;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/**
 * Writes answers. Thread-safe.
 *
 * @param keeping whether hits are being kept, for {@code /healthz}
 * @param notices shows pages
 */
record AnswerWriter(BooleanSupplier keeping, Notices notices) {

  /** GIF89a with a two-colour table and a transparent index; 43 bytes. */
  private static final Buffer GIF =
      Buffer.buffer(
          HexFormat.of()
              .parseHex(
                  "47494638396101000100800000000000ffffff21f9040100000000"
                      + "2c00000000010001000002024401003b"));

  /** Immutable, so that a response shares it, and the server writes it from bytes made once. */
  private static final MultiMap OF_PIXEL =
      HttpHeaders.headers()
          .add(HttpHeaders.CONTENT_TYPE, Headers.IMAGE_GIF)
          .add(HttpHeaders.CONTENT_LENGTH, AsciiString.of(String.valueOf(GIF.length())))
          .add(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .add(Headers.REFERRER_POLICY, Headers.NO_REFERRER)
          .copy(false);

  private static final MultiMap OF_REDIRECT =
      HttpHeaders.headers()
          .add(HttpHeaders.CONTENT_LENGTH, AsciiString.of("0"))
          .add(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .add(Headers.REFERRER_POLICY, Headers.NO_REFERRER)
          .add(Headers.X_ROBOTS_TAG, Headers.NOINDEX)
          .copy(false);

  /** A client that has gone meanwhile gets no answer; its hit is kept. */
  void write(Answer answer, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    switch (answer) {
      case Answer.Pixel pixel -> pixel(response, HttpMethod.HEAD.equals(request.method()));
      case Answer.Redirect redirect -> redirect(response, redirect.target());
      case Answer.Empty empty -> response.setStatusCode(empty.status()).end();
      case Answer.NotAllowed notAllowed -> notAllowed(response, notAllowed.takesForm());
      case Answer.Page page -> notices.show(page.notice(), request);
      case Answer.Health health -> health(response);
    }
  }

  /** RFC 9110 section 15.5.6: says what is. */
  static void notAllowed(HttpServerResponse response, boolean takesForm) {
    response
        .setStatusCode(405)
        .putHeader(HttpHeaders.ALLOW, takesForm ? Headers.GET_HEAD_POST : Headers.GET_HEAD)
        .end();
  }

  private static void pixel(HttpServerResponse response, boolean headOnly) {
    response.headers().setAll(OF_PIXEL);
    if (headOnly) {
      response.end();
    } else {
      response.end(GIF);
    }
  }

  private static void redirect(HttpServerResponse response, String target) {
    response.setStatusCode(302).headers().setAll(OF_REDIRECT).set(HttpHeaders.LOCATION, target);
    response.end();
  }

  /**
   * Always 200: a load balancer that took a collector with a full disk out would turn links into
   * errors.
   */
  private void health(HttpServerResponse response) {
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, Headers.TEXT_PLAIN)
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
        .end(keeping.getAsBoolean() ? "ok\n" : "degraded\n");
  }
}
