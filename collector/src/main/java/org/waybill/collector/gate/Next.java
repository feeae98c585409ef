package org.waybill.collector.gate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a reader wanted to go before he had to sign in: a path of this site and nothing else, so
 * that no link to our form leads on to somebody else's page.
 *
 * @param path with its query
 */
record Next(String path) {

  static final Next HOME = new Next("/");

  private static final int LONGEST = 2_000;

  /**
   * Takes what begins with one slash and is visible ASCII. Browsers take a backslash for a slash
   * and drop tabs and line ends (WHATWG URL), so {@code /\host} and {@code /TAB/host} would be
   * other hosts.
   */
  static Next of(String text) {
    boolean ours =
        text.length() <= LONGEST
            && text.startsWith("/")
            && !text.startsWith("//")
            && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
    return ours && !isOfTheGate(text) ? new Next(text) : HOME;
  }

  /** The form that leads there. */
  String form() {
    return equals(HOME) ? SignIn.PATH : after(SignIn.PATH);
  }

  /** A path that leads there in the end. */
  String after(String path) {
    return path + "?next=" + URLEncoder.encode(this.path, StandardCharsets.UTF_8);
  }

  /** Going on to the form would go round, and signing in should not sign out. */
  private static boolean isOfTheGate(String text) {
    int end = text.indexOf('?');
    String path = end < 0 ? text : text.substring(0, end);
    return path.equals(SignIn.PATH) || path.startsWith(SignIn.PATH + "/") || path.equals("/logout");
  }
}
