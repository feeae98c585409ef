package org.waybill.collector.classify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds clicks on different links in haste. The same link again and again is a person's impatience.
 */
final class Bursts {
  private final Limits limits;

  Bursts(Limits limits) {
    this.limits = limits;
  }

  /** Those of these clicks, sorted by time, that are part of a burst, and when that showed. */
  Map<Sighting, Long> in(List<Sighting> clicks) {
    Map<Sighting, Long> found = new HashMap<>();
    collect(clicks, 2, limits.burstPair(), found);
    collect(clicks, 3, limits.burstTriple(), found);
    return found;
  }

  /** The same, if only what one client does is haste. */
  Map<Sighting, Long> inEach(List<Sighting> clicks) {
    Map<Client, List<Sighting>> groups = new HashMap<>();
    for (Sighting click : clicks) {
      groups.computeIfAbsent(Client.of(click), client -> new ArrayList<>()).add(click);
    }
    Map<Sighting, Long> found = new HashMap<>();
    groups.values().forEach(group -> found.putAll(in(group)));
    return found;
  }

  /** A window slides over them; all that stood in one with enough different links are found. */
  private static void collect(
      List<Sighting> clicks, int links, Duration haste, Map<Sighting, Long> found) {
    Deque<Sighting> window = new ArrayDeque<>();
    Map<Integer, Integer> times = new HashMap<>();
    for (Sighting click : clicks) {
      window.addLast(click);
      times.merge(click.link(), 1, Integer::sum);
      while (click.at() - window.getFirst().at() > haste.toMillis()) {
        times.computeIfPresent(
            window.removeFirst().link(), (link, count) -> count == 1 ? null : count - 1);
      }
      if (times.size() >= links) {
        window.forEach(one -> found.merge(one, click.at(), Math::min));
      }
    }
  }
}
