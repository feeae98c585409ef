package org.waybill.mailet;

import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Tells James's health checks while mail leaves untracked because of keys, ledger, collector or
 * tracking host: degraded, as mail itself flows. Switched on in {@code healthcheck.properties} by
 * {@code additional.healthchecks=org.waybill.mailet.TrackingHealth}. Thread-safe.
 */
public final class TrackingHealth implements HealthCheck {

  private static final ComponentName NAME = new ComponentName("Waybill tracking");

  @Override
  public ComponentName componentName() {
    return NAME;
  }

  @Override
  public Publisher<Result> check() {
    return Mono.fromSupplier(TrackingHealth::result);
  }

  private static Result result() {
    String troubles = String.join("; ", Environments.worries());
    return troubles.isEmpty() ? Result.healthy(NAME) : Result.degraded(NAME, troubles);
  }
}
