package org.waybill.bench.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.waybill.collector.correlate.Correlator;
import org.waybill.collector.correlate.Storable;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.store.derby.DerbyStore;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.Position;

/** Hits come into a journal at a steady pace; how long each waits until it is stored. */
final class LivePace {

  private static final int HITS_PER_SECOND = 20_000;
  private static final long STEP_NANOS = 10_000_000;

  /**
   * Hits that a full journal refuses are missing from the pace; the journal has no reason to be.
   */
  private static final Acknowledgement IGNORED =
      new Acknowledgement() {
        @Override
        public void durable(Position position) {}

        @Override
        public void failed(Throwable cause) {}
      };

  private LivePace() {}

  static String measure(Path folder, Workload workload, Duration duration) throws IOException {
    AtomicLong leftOut = new AtomicLong();
    Measured lag = new Measured();
    try (Journal journal =
            Journal.open(
                FolderDisk.at(folder.resolve("journal")), JournalOptions.named("bench-journal"));
        StoreDoor door = new StoreDoor(() -> DerbyStore.open(folder.resolve("live")));
        Correlator correlator =
            new Correlator(journal, door, Storable.ALL, leftOut::incrementAndGet)) {
      correlator.start();
      workload.shipments().forEach(record -> journal.append(record, IGNORED));
      correlator.drain(Duration.ofMinutes(2));
      long begin = System.nanoTime();
      long sent = 0;
      for (long now = begin; now - begin < duration.toNanos(); now = System.nanoTime()) {
        long due = (now - begin) * HITS_PER_SECOND / 1_000_000_000;
        for (; sent < due; sent++) {
          journal.append(workload.record(), IGNORED);
        }
        lag.add(correlator.lag().toNanos() / 1e6);
        LockSupport.parkNanos(STEP_NANOS);
      }
    }
    return String.format(
        Locale.ROOT,
        "  %d hits/s: age of the oldest waiting hit, median %.0f ms, p99 %.0f ms, most %.0f ms;"
            + " left out %d%n",
        HITS_PER_SECOND,
        lag.quantile(0.5),
        lag.quantile(0.99),
        lag.quantile(1),
        leftOut.get());
  }
}
