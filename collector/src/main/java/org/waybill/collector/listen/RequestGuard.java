package org.waybill.collector.listen;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only requests through of which every server and proxy on the way sees the same end. A body
 * whose length can be read in two ways is how one request is smuggled within another (RFC 9112
 * section 11.2); nobody who asks us needs a chunked one, so it is refused altogether, and so is
 * what has no or two Host fields (section 3.2). After a refusal the connection takes no further
 * request. Thread-safe.
 */
final class RequestGuard implements Handler<HttpServerRequest> {

  private static final Logger LOG = LoggerFactory.getLogger(RequestGuard.class);

  /** A field that begins with its colon, which the decoder lets through. */
  private static final String NO_NAME = "";

  private static final int OK = 0;
  private static final int BAD_REQUEST = 400;
  private static final int CONTENT_TOO_LARGE = 413;

  /** For the answer to arrive before the rest of what was sent is met by a reset. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final int bodyBytes;
  private final Connections connections;
  private final Handler<HttpServerRequest> inside;

  RequestGuard(int bodyBytes, Connections connections, Handler<HttpServerRequest> inside) {
    this.bodyBytes = bodyBytes;
    this.connections = connections;
    this.inside = inside;
  }

  @Override
  public void handle(HttpServerRequest request) {
    connections.asked(request.connection());
    HttpVersion version = request.version();
    if (version != HttpVersion.HTTP_1_1
        && version != HttpVersion.HTTP_2
        && version != HttpVersion.HTTP_1_0) {
      request.connection().close(); // an answer would repeat the version it does not speak
      return;
    }
    int refusal = refusal(request, version);
    if (refusal == OK) {
      pass(request);
    } else {
      refuse(request, refusal);
    }
  }

  private void pass(HttpServerRequest request) {
    try {
      inside.handle(request);
    } catch (RuntimeException e) {
      LOG.error("{} {} could not be handled", request.method(), beginning(request.path()), e);
      if (!request.response().ended()) {
        refuse(request, 500);
      }
    }
  }

  /** The first segment: what follows it may be a token, which no log may hold. */
  static String beginning(@Nullable String path) {
    int end = path == null ? -1 : path.indexOf('/', 1);
    return path == null || end < 0 ? String.valueOf(path) : path.substring(0, end + 1) + "...";
  }

  private int refusal(HttpServerRequest request, HttpVersion version) {
    MultiMap fields = request.headers();
    if (version != HttpVersion.HTTP_2
        && (fields.contains(HttpHeaders.TRANSFER_ENCODING) || fields.contains(NO_NAME))) {
      return BAD_REQUEST;
    }
    if (version == HttpVersion.HTTP_1_1 && fields.getAll(HttpHeaders.HOST).size() != 1) {
      return BAD_REQUEST;
    }
    return fields.contains(HttpHeaders.CONTENT_LENGTH)
        ? length(fields.getAll(HttpHeaders.CONTENT_LENGTH))
        : OK;
  }

  private int length(List<String> fields) {
    String length = fields.getFirst();
    if (fields.size() > 1 || !isNumber(length)) {
      return BAD_REQUEST;
    }
    return length.length() > 9 || Integer.parseInt(length) > bodyBytes ? CONTENT_TOO_LARGE : OK;
  }

  private static boolean isNumber(@Nullable String text) {
    return text != null && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static void refuse(HttpServerRequest request, int status) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      request.connection().shutdown(LINGER);
    }
    request.response().setStatusCode(status).end();
  }
}
