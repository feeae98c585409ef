package org.waybill.mailet;

import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;

/**
 * How many records the collector has not got yet, as a metric that goes up and down: James's gauges
 * are not bound in every container. Thread-safe.
 */
final class Lag {

  private final Metric metric;
  private int shown;

  Lag(MetricFactory metrics) {
    metric = metrics.generate("waybill.ledger-lag");
  }

  synchronized void show(long records) {
    int now = Math.clamp(records, 0, Integer.MAX_VALUE);
    if (now > shown) {
      metric.add(now - shown);
    } else if (now < shown) {
      metric.remove(shown - now);
    }
    shown = now;
  }
}
