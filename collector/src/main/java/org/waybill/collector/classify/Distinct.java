package org.waybill.collector.classify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts how many different things came within the latest while. */
final class Distinct<T> {

  private record Arrival<T>(long at, T thing) {}

  private final long millis;
  private final Deque<Arrival<T>> latest = new ArrayDeque<>();
  private final Map<T, Integer> times = new HashMap<>();

  Distinct(Duration span) {
    this.millis = span.toMillis();
  }

  /** Takes one in; says how many different ones there are now. */
  int add(long at, T thing) {
    latest.addLast(new Arrival<>(at, thing));
    times.merge(thing, 1, Integer::sum);
    while (at - latest.getFirst().at() > millis) {
      times.computeIfPresent(
          latest.removeFirst().thing(), (gone, count) -> count == 1 ? null : count - 1);
    }
    return times.size();
  }
}
