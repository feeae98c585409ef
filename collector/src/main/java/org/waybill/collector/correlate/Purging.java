package org.waybill.collector.correlate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Keeping;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/**
 * One thread that purges the store of what is due, a small part at a time: batches of hits take
 * turns with it. Thread-safe.
 */
public final class Purging implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Purging.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration END = Duration.ofSeconds(10);

  private final StoreDoor door;
  private final Keeping keeping;
  private final InstantSource clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "waybill-purge");

  /** Does nothing before {@link #start}. */
  public Purging(StoreDoor door, Keeping keeping, InstantSource clock) {
    this.door = door;
    this.keeping = keeping;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Begins; looks every ten minutes. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        purge();
      } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("purging was interrupted", e);
    }
  }

  /** Purges all that is due now, where the store is open; stops early when closed. */
  void purge() {
    Optional<Store> store = door.now();
    if (store.isEmpty()) {
      return;
    }
    Expiry due = keeping.due(clock.instant());
    try {
      boolean more = true;
      while (more && stop.getCount() > 0) {
        more = store.get().purge(due);
      }
    } catch (StoreException e) {
      LOG.warn("purging was put off: {}", e.getMessage());
      LOG.debug("the cause", e);
    }
  }

  /** Stops after the part under way; without an interrupt, which Derby takes for a failing disk. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
