package org.waybill.collector.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.hit.HitHeader;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.PrivacySignal;
import org.waybill.collector.hit.Request;
import org.waybill.collector.listen.ClientAddress;

/**
 * A request at the server, read on demand.
 *
 * @param clients says whose it is
 */
record ServerRequest(HttpServerRequest request, ClientAddress clients) implements Request {

  /** Names whose hash is known already. */
  private static final Map<HitHeader, CharSequence> NAMES = names();

  private static final Map<PrivacySignal, CharSequence> SIGNALS = signals();

  @Override
  public Method method() {
    return Method.named(request.method().name());
  }

  @Override
  public String path() {
    return orEmpty(request.path());
  }

  @Override
  public String address() {
    return clients.of(request);
  }

  @Override
  public String userAgent() {
    return orEmpty(request.headers().get(HttpHeaders.USER_AGENT));
  }

  @Override
  public boolean carries(PrivacySignal signal) {
    return "1".equals(request.headers().get(SIGNALS.get(signal)));
  }

  @Override
  public String header(HitHeader header) {
    return orEmpty(request.headers().get(NAMES.get(header)));
  }

  private static Map<HitHeader, CharSequence> names() {
    Map<HitHeader, CharSequence> names = new EnumMap<>(HitHeader.class);
    for (HitHeader header : HitHeader.values()) {
      names.put(header, HttpHeaders.createOptimized(header.headerName()));
    }
    return names;
  }

  private static Map<PrivacySignal, CharSequence> signals() {
    Map<PrivacySignal, CharSequence> names = new EnumMap<>(PrivacySignal.class);
    for (PrivacySignal signal : PrivacySignal.values()) {
      names.put(signal, HttpHeaders.createOptimized(signal.headerName()));
    }
    return names;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
