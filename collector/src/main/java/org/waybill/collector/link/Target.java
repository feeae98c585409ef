package org.waybill.collector.link;

import java.util.Locale;

/**
 * A link's target taken apart as browsers do (WHATWG URL, special schemes): slashes of either sort
 * and any number of them stand before the host, and what stands before the last {@code @} is a
 * name. Immutable.
 *
 * @param before the scheme, and whatever stands before the host to deceive
 * @param host as it stands; empty where there is none
 * @param after port, path and all that follows
 * @param isWeb whether it is http or https: nothing else is ever made a link
 */
public record Target(String before, String host, String after, boolean isWeb) {

  /** Takes a URL of visible ASCII apart; what is none has no host. */
  public static Target of(String url) {
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new Target(url, "", "", false);
    }
    int from = colon + 1;
    while (from < url.length() && isSlash(url.charAt(from))) {
      from++;
    }
    int end = from;
    while (end < url.length() && !isSlash(url.charAt(end)) && "?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int host = Math.max(from, url.lastIndexOf('@', end - 1) + 1);
    int port = url.lastIndexOf(':', end - 1);
    int hostEnd = port >= host && url.indexOf(']', port) < 0 ? port : end;
    return new Target(
        url.substring(0, host), url.substring(host, hostEnd), url.substring(hostEnd), true);
  }

  /** The whole URL again. */
  public String url() {
    return before + host + after;
  }

  /**
   * The host's name to compare it by: percent-decoded, in lower case, without a final dot. It is
   * what a browser would ask for, but for spellings of IPv4 addresses as numbers.
   */
  public String hostName() {
    String name = decoded(host).toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  /** Of two hexadecimal digits behind a percent sign their character; other text as it stands. */
  private static String decoded(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      int code = text.charAt(at) == '%' ? octet(text, at + 1) : -1;
      plain.append(code > ' ' ? (char) code : text.charAt(at));
      at += code > ' ' ? 2 : 0;
    }
    return plain.toString();
  }

  /** What two hexadecimal digits mean; negative where they are none. */
  private static int octet(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
