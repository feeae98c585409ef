package org.waybill.collector;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.report.Finding;
import org.waybill.collector.report.Health;
import org.waybill.collector.report.HealthViews;
import org.waybill.collector.watch.Facts;
import org.waybill.collector.watch.HealthWatch;
import org.waybill.collector.watch.Readiness;
import org.waybill.collector.words.Words;

/**
 * What the page about the collector's health says, for the other pages. Thread-safe.
 *
 * @param patience how long a hit waits for its verdict
 */
record WatchedHealth(HealthWatch watch, Facts facts, InstantSource clock, Duration patience)
    implements Health {

  @Override
  public List<Finding> findings(Words words) {
    return HealthViews.findings(watch.look(), words);
  }

  /** While the store is away nothing is judged, and nobody can tell since when. */
  @Override
  public Optional<Long> settledUntil() {
    return facts.readiness() instanceof Readiness.Ready
        ? Optional.of(clock.instant().minus(facts.lag()).minus(patience).toEpochMilli())
        : Optional.empty();
  }
}
