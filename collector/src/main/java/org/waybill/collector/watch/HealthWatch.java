package org.waybill.collector.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks from time to time how the collector is, and remembers since when each aspect has been as it
 * is. Thread-safe.
 */
public final class HealthWatch {

  private final Facts facts;
  private final InstantSource clock;
  private final Instant begun;
  private final Map<Key, Held> held = new HashMap<>();

  /** Nothing was looked at yet. */
  public HealthWatch(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    this.begun = clock.instant();
  }

  /**
   * How the whole is.
   *
   * @param at when that was found
   * @param health of the worst
   * @param rows the worst first
   * @param lastHit when a hit was last recorded since the start
   * @param facts what it was found by, for what is said of the whole
   */
  public record Condition(
      Instant at, HealthState health, List<Row> rows, Optional<Instant> lastHit, Facts facts) {

    /** Copies the list. */
    public Condition {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A check, and since when it has found the same health.
   *
   * @param since not before the start of the process
   */
  public record Row(Check check, Instant since) {}

  private record Key(Aspect aspect, String of) {}

  private record Held(HealthState health, Instant since) {}

  /** Looks now; what it looks at is in memory, so it waits for nothing. */
  public synchronized Condition look() {
    Instant now = clock.instant();
    List<Row> rows =
        Checks.of(facts, now).stream()
            .map(check -> new Row(check, since(check, now)))
            .sorted(Comparator.comparing((Row row) -> row.check().health()).reversed())
            .toList();
    HealthState worst =
        rows.stream()
            .map(row -> row.check().health())
            .reduce(HealthState.HEALTHY, HealthState::and);
    return new Condition(now, worst, rows, facts.lastHit(), facts);
  }

  /** Somebody has seen what happened and cannot be mended. */
  public void acknowledge() {
    facts.alerts().acknowledge();
  }

  private Instant since(Check check, Instant now) {
    Key key = new Key(check.aspect(), check.of());
    Held before = held.get(key);
    if (before == null || before.health() != check.health()) {
      Instant since = before == null && check.health() == HealthState.HEALTHY ? begun : now;
      before = new Held(check.health(), since);
      held.put(key, before);
    }
    return before.since();
  }
}
