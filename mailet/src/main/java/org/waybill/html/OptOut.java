package org.waybill.html;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * The ways an author asks for no tracking of one link: our own attribute and the habits of others.
 */
final class OptOut {
  private static final Map<String, Set<String>> BY_VALUE =
      Map.of(
          "data-waybill", Set.of("off"),
          "clicktracking", Set.of("off"),
          "disable-tracking", Set.of("true", ""),
          "data-msys-clicktrack", Set.of("0"));

  private static final Set<String> BY_PRESENCE = Set.of("ses:no-track", "data-pm-no-track");

  private OptOut() {}

  static boolean on(Element element) {
    return element.attributes().asList().stream().anyMatch(OptOut::saysSo);
  }

  private static boolean saysSo(Attribute attribute) {
    String name = attribute.getKey();
    String value = attribute.getValue().strip();
    return BY_PRESENCE.contains(name)
        || BY_VALUE.getOrDefault(name, Set.of()).stream().anyMatch(value::equalsIgnoreCase);
  }
}
