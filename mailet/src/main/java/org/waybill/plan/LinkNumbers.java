package org.waybill.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers links in the order of the source; the same target under the same label is one link. */
final class LinkNumbers {

  private record Key(String target, String label) {}

  private final Map<Key, PlannedLink> byKey = new HashMap<>();
  private final List<PlannedLink> links = new ArrayList<>();

  int number(String target, String label) {
    return byKey
        .computeIfAbsent(
            new Key(target, label),
            key -> {
              PlannedLink link = new PlannedLink(links.size() + 1, target, label);
              links.add(link);
              return link;
            })
        .number();
  }

  List<PlannedLink> links() {
    return links;
  }
}
