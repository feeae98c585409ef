package org.waybill.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waybill.html.LinkPlace;
import org.waybill.html.LinkVerdict;

/**
 * The two forms of one button: a link that only Outlook shows, and one with the same target for all
 * others. They are one link, whatever Outlook's form makes of the label.
 */
final class Twins {

  /** The labels of links for all, by target and by where they stand. */
  private final Map<String, NavigableMap<Integer, String>> labels = new HashMap<>();

  /** Looks at the links of one leaf. */
  Twins(List<LinkPlace> places) {
    for (LinkPlace place : places) {
      if (!place.conditional() && place.verdict() instanceof LinkVerdict.Target(String target)) {
        labels.computeIfAbsent(target, unused -> new TreeMap<>()).put(place.start(), place.label());
      }
    }
  }

  /**
   * The label that a link is known by: its own where another has it too, or that of its nearest
   * twin.
   */
  String label(LinkPlace place) {
    if (!place.conditional() || !(place.verdict() instanceof LinkVerdict.Target(String target))) {
      return place.label();
    }
    NavigableMap<Integer, String> others = labels.getOrDefault(target, new TreeMap<>());
    if (others.containsValue(place.label())) {
      return place.label();
    }
    return Stream.of(others.floorEntry(place.start()), others.ceilingEntry(place.start()))
        .filter(java.util.Objects::nonNull)
        .min(java.util.Comparator.comparingInt(twin -> Math.abs(twin.getKey() - place.start())))
        .map(Map.Entry::getValue)
        .orElse(place.label());
  }
}
