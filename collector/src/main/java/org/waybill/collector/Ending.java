package org.waybill.collector;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.correlate.Correlator;

/**
 * What is done when nothing comes in any more and everything still runs: the journal is brought
 * into the store, within a bound. What does not fit is replayed at the next start. Where the start
 * failed, nobody brings anything, and there is nothing to wait for.
 */
record Ending(Correlator correlator, Duration patience) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  @Override
  public void close() {
    if (!correlator.hasStarted()) {
      return;
    }
    if (correlator.drain(patience)) {
      LOG.info("ending: every hit that was answered is in the store");
    } else {
      LOG.warn(
          "ending: {} bytes stay in the journal and are replayed at the next start ({})",
          correlator.lagBytes(),
          correlator
              .trouble()
              .orElseGet(
                  () -> "the store did not take them within " + patience.toMillis() + " ms"));
    }
  }
}
