package org.waybill.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL taken apart, nothing decoded or mapped yet.
 *
 * @param scheme lower case
 * @param port the digits, empty for none
 * @param path up to the {@code ?} or {@code #}, may be empty
 * @param query with its {@code ?}, or empty
 * @param fragment with its {@code #}, or empty
 */
record HttpUrl(
    String scheme, String host, String port, String path, String query, String fragment) {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(https?)://(?<host>\\[[0-9A-Fa-f:.]+]|[^/?#:\\[\\]]+)(?::(?<port>\\d{0,5}))?"
              + "(?<path>/[^?#]*)?(?<query>\\?[^#]*)?(?<fragment>#.*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern LAST_LABEL_IS_NUMBER =
      Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  private static final Set<String> ONE_DOT = Set.of(".", "%2e");
  private static final Set<String> TWO_DOTS = Set.of("..", ".%2e", "%2e.", "%2e%2e");

  static Optional<HttpUrl> parse(String url) {
    Matcher m = SYNTAX.matcher(url);
    if (!m.matches() || !port(m.group("port")).map(p -> p <= 0xFFFF).orElse(true)) {
      return Optional.empty();
    }
    return Optional.of(
        new HttpUrl(
            m.group(1).toLowerCase(Locale.ROOT),
            m.group("host"),
            part(m, "port"),
            part(m, "path"),
            part(m, "query"),
            part(m, "fragment")));
  }

  private static String part(Matcher m, String name) {
    String part = m.group(name);
    return part == null ? "" : part;
  }

  private static Optional<Integer> port(@Nullable String digits) {
    return digits == null || digits.isEmpty()
        ? Optional.empty()
        : Optional.of(Integer.valueOf(digits));
  }

  /**
   * The serialization of the URL standard, with the host given.
   *
   * @param asciiHost the mapped host; empty result where it is a number but no plain IPv4 address
   */
  Optional<String> serialize(String asciiHost, UrlCharset charset) {
    if (LAST_LABEL_IS_NUMBER.matcher(asciiHost).matches()
        && !DOTTED_QUAD.matcher(asciiHost).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        scheme
            + "://"
            + asciiHost
            + serializedPort()
            + serializedPath()
            + mark(query)
            + PercentEncoding.encode(rest(query), PercentEncoding.QUERY, charset)
            + mark(fragment)
            + PercentEncoding.utf8(rest(fragment), PercentEncoding.FRAGMENT));
  }

  private static String mark(String part) {
    return part.isEmpty() ? "" : part.substring(0, 1);
  }

  private static String rest(String part) {
    return part.isEmpty() ? "" : part.substring(1);
  }

  private String serializedPort() {
    int number = port(port).orElse(-1);
    int standard = scheme.equals("https") ? 443 : 80;
    return number < 0 || number == standard ? "" : ":" + number;
  }

  /** Dot segments are resolved, also those spelt with {@code %2e} (section 4.4, path state). */
  private String serializedPath() {
    Deque<String> segments = new ArrayDeque<>();
    String[] given = rest(path).split("/", -1);
    for (int i = 0; i < given.length; i++) {
      String dots = given[i].toLowerCase(Locale.ROOT);
      boolean up = TWO_DOTS.contains(dots);
      boolean stay = ONE_DOT.contains(dots);
      if (up) {
        segments.pollLast();
      }
      if (!up && !stay) {
        segments.add(PercentEncoding.utf8(given[i], PercentEncoding.PATH));
      } else if (i == given.length - 1) {
        segments.add("");
      }
    }
    return "/" + String.join("/", segments);
  }
}
