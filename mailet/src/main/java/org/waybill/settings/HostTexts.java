package org.waybill.settings;

import java.util.Map;
import org.waybill.hosts.HostCheck;
import org.waybill.hosts.HostChecks;
import org.waybill.wire.TrackingUrl;

/** How the file speaks of tracking hosts; every function refuses anything else. */
final class HostTexts {

  static final String CHECKS =
      "full, tls or off, and behind it hosts for which it is another, such as full;"
          + " track.customer.example: tls";

  private HostTexts() {}

  static Map<String, TrackingUrl> trackingUrls(String text) {
    return TrackTexts.byDomain(text, TrackingUrl::parse);
  }

  /** {@code check; host: check; host: check}. */
  static HostChecks checks(String text) {
    int end = text.indexOf(';');
    return new HostChecks(
        check(end < 0 ? text : text.substring(0, end)),
        TrackTexts.byDomain(end < 0 ? "" : text.substring(end + 1), HostTexts::check),
        HostChecks.WITHIN);
  }

  private static HostCheck check(String text) {
    return switch (text.strip()) {
      case "full" -> HostCheck.FULL;
      case "tls" -> HostCheck.TLS;
      case "off" -> HostCheck.OFF;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
