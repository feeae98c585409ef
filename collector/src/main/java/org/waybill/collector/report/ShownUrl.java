package org.waybill.collector.report;

/**
 * A URL as text with its host told apart, since the host is what a reader has to judge. Never a
 * link: looking at a report must not make a hit.
 *
 * @param before the scheme, and whatever stands before the host to deceive
 * @param host may be empty
 * @param after port, path and all that follows
 */
public record ShownUrl(Shown before, Shown host, Shown after) {

  /** Takes a URL apart; what is none is shown whole. */
  public static ShownUrl of(String url) {
    int authority = url.indexOf("://");
    if (authority < 0) {
      return new ShownUrl(Shown.of(""), Shown.of(""), Shown.of(url));
    }
    int from = authority + 3;
    int end = endOfAuthority(url, from);
    int at = url.lastIndexOf('@', end - 1);
    int host = at >= from ? at + 1 : from;
    int colon = url.lastIndexOf(':', end - 1);
    int hostEnd = colon >= host && url.indexOf(']', colon) < 0 ? colon : end;
    return new ShownUrl(
        Shown.of(url.substring(0, host)),
        Shown.of(url.substring(host, hostEnd)),
        Shown.of(url.substring(hostEnd)));
  }

  /** Browsers take a backslash for a slash (WHATWG URL, special schemes). */
  private static int endOfAuthority(String url, int from) {
    int end = from;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
