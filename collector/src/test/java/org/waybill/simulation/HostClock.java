package org.waybill.simulation;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of one host: it goes as the world's does, but somebody may set it. */
final class HostClock implements InstantSource {
  private final Scheduler scheduler;
  private long ahead;

  HostClock(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public Instant instant() {
    return scheduler.instant().plusMillis(ahead);
  }

  /** Sets it forward, or back. */
  void put(long millis) {
    ahead += millis;
  }
}
