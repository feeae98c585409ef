package org.waybill.html;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attributes;
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
    Attributes attributes = element.attributes();
    for (String name : BY_PRESENCE) {
      if (attributes.hasKey(name)) {
        return true;
      }
    }
    for (Map.Entry<String, Set<String>> one : BY_VALUE.entrySet()) {
      if (attributes.hasKey(one.getKey())
          && one.getValue().contains(folded(attributes.get(one.getKey())))) {
        return true;
      }
    }
    return false;
  }

  private static String folded(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }
}
