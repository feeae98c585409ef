package org.waybill.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waybill.html.LinkPlace;
import org.waybill.html.LinkVerdict;

/**
 * Numbers links in the order of the source; the same target under the same label is one link. A
 * button for Outlook alone and its twin for all others are one, too: a link in a conditional
 * comment goes by the label of an ordinary link of its leaf with the same target.
 */
final class LinkNumbers {

  private record Key(String target, String label) {}

  private final Map<Key, PlannedLink> byKey = new HashMap<>();
  private final List<PlannedLink> links = new ArrayList<>();

  /** The number of a link under its own label. */
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

  /**
   * The number of a place.
   *
   * @param leaf all link places of its leaf
   */
  int number(String target, LinkPlace place, List<LinkPlace> leaf) {
    return number(target, place.conditional() ? twin(target, place, leaf) : place.label());
  }

  /** The label of the twin: its own if one bears it, else that of the nearest. */
  private static String twin(String target, LinkPlace place, List<LinkPlace> leaf) {
    return leaf.stream()
        .filter(other -> !other.conditional() && leadsTo(other, target))
        .min(
            Comparator.comparing((LinkPlace other) -> !other.label().equals(place.label()))
                .thenComparingInt(other -> Math.abs(other.start() - place.start())))
        .map(LinkPlace::label)
        .orElse(place.label());
  }

  private static boolean leadsTo(LinkPlace place, String target) {
    return place.verdict() instanceof LinkVerdict.Target(var url) && url.equals(target);
  }

  List<PlannedLink> links() {
    return links;
  }
}
