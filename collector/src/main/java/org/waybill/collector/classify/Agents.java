package org.waybill.collector.classify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells what a user agent says its program is. Thread-safe; remembers the latest ones, which are
 * few.
 */
final class Agents {

  /** Those with a section of their own. */
  static final List<AgentKind> LISTED =
      List.of(
          AgentKind.GMAIL_PREFETCH,
          AgentKind.PROXY,
          AgentKind.PREVIEW,
          AgentKind.PREFETCH,
          AgentKind.APPLE_PREFETCH,
          AgentKind.APPLE_VIEW,
          AgentKind.MAIL,
          AgentKind.CLIENT,
          AgentKind.BROWSER);

  private static final int REMEMBERED = 10_000;

  private record Listed(AgentKind kind, Pattern pattern) {}

  private final Pattern device;
  private final List<Listed> listed;
  private final Cache<String, AgentKind> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * By these patterns.
   *
   * @param device what is the name of a device, and says nothing
   * @param patterns the one for each of {@link #LISTED}
   */
  Agents(Pattern device, Function<AgentKind, Pattern> patterns) {
    this.device = device;
    this.listed = LISTED.stream().map(kind -> new Listed(kind, patterns.apply(kind))).toList();
  }

  AgentKind kind(String userAgent) {
    return known.get(userAgent, this::find);
  }

  private AgentKind find(String userAgent) {
    if (userAgent.isBlank()) {
      return AgentKind.ABSENT;
    }
    String program = device.matcher(userAgent).replaceAll("");
    return listed.stream()
        .filter(one -> one.pattern().matcher(program).find())
        .findFirst()
        .map(Listed::kind)
        .orElse(AgentKind.UNKNOWN);
  }
}
