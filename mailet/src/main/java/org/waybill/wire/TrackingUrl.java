package org.waybill.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where recipients' hits go: scheme, host and port, no path. Immutable.
 *
 * @param origin {@code https://host[:port]}, or http where the host is loopback; lower case
 */
public record TrackingUrl(String origin) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException saying what was found and what is allowed
   */
  public TrackingUrl {
    URI uri = uri(origin);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    String host = uri.getHost();
    boolean bare =
        host != null
            && uri.getRawUserInfo() == null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    if (!bare || (!scheme.equals("https") && !scheme.equals("http"))) {
      throw refused(origin, "scheme://host[:port] without path, query or user");
    }
    if (scheme.equals("http") && !isLoopback(host)) {
      throw refused(origin, "https (http only where the host is 127.0.0.1, ::1 or localhost)");
    }
  }

  /**
   * Reads a configured value; a slash at the end is forgiven.
   *
   * @throws IllegalArgumentException saying what was found and what is allowed
   */
  public static TrackingUrl parse(String text) {
    String stripped = text.strip().toLowerCase(Locale.ROOT);
    return new TrackingUrl(
        stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped);
  }

  /** The URL of a pixel. */
  public String open(String token) {
    return origin + new TrackedPath(TokenKind.OPEN, token);
  }

  /** The URL of a link. */
  public String click(String token) {
    return origin + new TrackedPath(TokenKind.CLICK, token);
  }

  /** The URL of the page on which a recipient ends being tracked. */
  public String withdraw(String token) {
    return origin + new TrackedPath(TokenKind.WITHDRAW, token);
  }

  private static URI uri(String origin) {
    try {
      return new URI(origin);
    } catch (URISyntaxException e) {
      throw refused(origin, "scheme://host[:port]");
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static IllegalArgumentException refused(String found, String allowed) {
    return new IllegalArgumentException(
        "'"
            + found
            + "' is no tracking URL; allowed is "
            + allowed
            + ", for example https://track.example.org");
  }

  @Override
  public String toString() {
    return origin;
  }
}
