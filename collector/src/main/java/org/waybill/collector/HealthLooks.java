package org.waybill.collector;

import java.time.Duration;
import org.waybill.collector.rounds.Rounds;
import org.waybill.collector.watch.HealthWatch;

/** Looks how the collector is from time to time, so that it is known since when it is so. */
final class HealthLooks {

  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration END = Duration.ofSeconds(1);

  private HealthLooks() {}

  /** Begins, and ends with the rest; the disk is asked aside, since it may hang. */
  static void begin(Closing closing, HealthWatch watch, FreeSpace space) {
    closing.add(
        new Rounds("waybill-space", "a look at the disk", PERIOD, END, space::look).start());
    closing.add(new Rounds("waybill-health", "a look at health", PERIOD, END, watch::look).start());
  }
}
