package org.waybill.collector.hit;

import java.util.Map;

/** A request of plain values. */
public record PlainRequest(
    Method method, String path, String address, String userAgent, Map<HitHeader, String> headers)
    implements Request {

  /** A GET of that path. */
  public static PlainRequest get(String path) {
    return new PlainRequest(Method.GET, path, "192.0.2.1", "Mail/1.0", Map.of());
  }

  @Override
  public boolean carries(PrivacySignal signal) {
    return false;
  }

  @Override
  public String header(HitHeader header) {
    return headers.getOrDefault(header, "");
  }
}
