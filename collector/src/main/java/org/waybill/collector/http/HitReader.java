package org.waybill.collector.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.HitHeader;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.Method;
import org.waybill.wire.Token;

/**
 * Takes from a request what is kept of it. The client's address is the socket's: a header that
 * names another one can be written by anybody.
 */
final class HitReader {

  private HitReader() {}

  static Method method(HttpServerRequest request) {
    return Method.named(request.method().name());
  }

  static Hit read(HttpServerRequest request, HitKind kind, Token token, Instant at) {
    return Hit.of(
        at.toEpochMilli(),
        method(request),
        kind,
        token,
        address(request),
        orEmpty(request.getHeader(HttpHeaders.USER_AGENT)),
        headers(request));
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    Map<String, String> kept = new HashMap<>();
    for (HitHeader header : HitHeader.values()) {
      String value = request.getHeader(header.headerName());
      if (value != null) {
        kept.put(header.headerName(), value);
      }
    }
    return kept;
  }

  private static String address(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    return remote == null ? "" : orEmpty(remote.hostAddress());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
