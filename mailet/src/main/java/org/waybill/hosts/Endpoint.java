package org.waybill.hosts;

import java.net.URI;
import org.waybill.wire.TrackingUrl;

/**
 * Where a tracking URL is called.
 *
 * @param host a name or an address, without brackets
 * @param port as given, else that of the scheme
 * @param authority both as they stand in the URL, which is what a browser sends as Host
 */
record Endpoint(String host, int port, boolean tls, String authority) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Endpoint of(TrackingUrl url) {
    URI uri = URI.create(url.origin());
    boolean tls = "https".equals(uri.getScheme());
    int usual = tls ? HTTPS : HTTP;
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    return new Endpoint(
        host, uri.getPort() < 0 ? usual : uri.getPort(), tls, uri.getRawAuthority());
  }
}
