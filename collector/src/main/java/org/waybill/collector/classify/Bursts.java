package org.waybill.collector.classify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds clicks on different links in haste. The same link again and again is a person's impatience.
 */
final class Bursts {
  private final Limits limits;

  Bursts(Limits limits) {
    this.limits = limits;
  }

  /** Those of these clicks, sorted by time, that are part of a burst. */
  Set<Sighting> in(List<Sighting> clicks) {
    Set<Sighting> found = new HashSet<>();
    collect(clicks, 2, limits.burstPair(), found);
    collect(clicks, 3, limits.burstTriple(), found);
    return found;
  }

  /** The same, if only what one client or network or program does is haste. */
  Set<Sighting> inEach(List<Sighting> clicks) {
    Map<Object, List<Sighting>> groups = new HashMap<>();
    for (Sighting click : clicks) {
      groups.computeIfAbsent(Client.of(click), key -> new ArrayList<>()).add(click);
    }
    Set<Sighting> found = new HashSet<>();
    groups.values().forEach(group -> found.addAll(in(group)));
    return found;
  }

  /** A window slides over them; all that stood in one with enough different links are found. */
  private static void collect(
      List<Sighting> clicks, int links, Duration haste, Set<Sighting> found) {
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
        found.addAll(window);
      }
    }
  }
}
