package org.waybill.collector.classify;

import java.util.Map;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.hit.HitHeader;

/**
 * One hit as a judge sees it. Immutable; address, user agent and headers are empty once retention
 * has blanked them.
 *
 * @param at when it came, UTC milliseconds
 * @param type what it counts as
 * @param method the HTTP method as sent
 * @param link the link's number, 0 for the pixel
 * @param address the client's address as text
 * @param userAgent may be empty
 * @param headers by name as {@link org.waybill.collector.hit.HitHeader} has them
 * @param nearTampering whether somebody in its network asked for altered versions of our links
 *     within {@link Judge#PATIENCE} before or after
 */
public record Sighting(
    long at,
    EventType type,
    String method,
    int link,
    String address,
    String userAgent,
    Map<String, String> headers,
    boolean nearTampering) {

  public Sighting {
    headers = Map.copyOf(headers);
  }

  /** The same where somebody in its network tampered with our links, or nobody did. */
  public Sighting nearTampering(boolean near) {
    return new Sighting(at, type, method, link, address, userAgent, headers, near);
  }

  /** Whether it loaded a picture. */
  boolean isPixel() {
    return type == EventType.OPEN || type == EventType.FULL_VIEW;
  }

  /** The value of a header, empty where there was none. */
  String header(HitHeader header) {
    return headers.getOrDefault(header.headerName(), "");
  }

  /** Whether it says which languages its reader reads. */
  boolean namesLanguage() {
    return !header(HitHeader.ACCEPT_LANGUAGE).isEmpty();
  }
}
