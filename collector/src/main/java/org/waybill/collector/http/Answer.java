package org.waybill.collector.http;

import io.netty.util.AsciiString;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.HexFormat;

/** The few answers the world gets. Immutable. */
sealed interface Answer {

  /** Writes it. */
  void to(HttpServerResponse response, HttpMethod method);

  /** A transparent picture of 1 x 1, always the same bytes. */
  record Pixel() implements Answer {

    /** GIF89a with a two-colour table and a transparent index; 43 bytes. */
    private static final Buffer GIF =
        Buffer.buffer(
            HexFormat.of()
                .parseHex(
                    "47494638396101000100800000000000ffffff21f9040100000000"
                        + "2c00000000010001000002024401003b"));

    private static final CharSequence LENGTH = AsciiString.of(String.valueOf(GIF.length()));

    @Override
    public void to(HttpServerResponse response, HttpMethod method) {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, Headers.IMAGE_GIF)
          .putHeader(HttpHeaders.CONTENT_LENGTH, LENGTH)
          .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .putHeader(Headers.REFERRER_POLICY, Headers.NO_REFERRER);
      if (HttpMethod.HEAD.equals(method)) {
        response.end();
      } else {
        response.end(GIF);
      }
    }
  }

  /**
   * On to a link's target.
   *
   * @param target visible ASCII, as it stands in the token
   */
  record Redirect(String target) implements Answer {
    @Override
    public void to(HttpServerResponse response, HttpMethod method) {
      response
          .setStatusCode(302)
          .putHeader(HttpHeaders.LOCATION, target)
          .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .putHeader(Headers.REFERRER_POLICY, Headers.NO_REFERRER)
          .putHeader(Headers.X_ROBOTS_TAG, Headers.NOINDEX)
          .end();
    }
  }

  /** A status and nothing else. */
  record Empty(int status) implements Answer {

    static final Empty NOT_FOUND = new Empty(404);

    @Override
    public void to(HttpServerResponse response, HttpMethod method) {
      response.setStatusCode(status).end();
    }
  }

  /** The method is not for this address (RFC 9110 section 15.5.6). */
  record NotAllowed() implements Answer {
    @Override
    public void to(HttpServerResponse response, HttpMethod method) {
      response.setStatusCode(405).putHeader(HttpHeaders.ALLOW, Headers.GET_HEAD).end();
    }
  }

  /**
   * That the collector answers, and whether hits are kept. Always 200: a load balancer that took a
   * collector with a full disk out would turn links into errors.
   */
  record Health(boolean keeping) implements Answer {
    @Override
    public void to(HttpServerResponse response, HttpMethod method) {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, Headers.TEXT_PLAIN)
          .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .end(keeping ? "ok\n" : "degraded\n");
    }
  }
}
