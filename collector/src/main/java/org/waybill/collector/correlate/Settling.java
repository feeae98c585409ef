package org.waybill.collector.correlate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/**
 * One thread that has hits judged once they are old enough, a small part at a time: batches of hits
 * take turns with it, and where they have to wait it pauses. Thread-safe.
 */
public final class Settling implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(10);

  /** Hits that are not stored yet come before verdicts. */
  private static final Duration MOST_LAG = Duration.ofSeconds(10);

  private final StoreDoor door;
  private final Supplier<Duration> lag;
  private final Judge judge;
  private final Duration patience;
  private final InstantSource clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "waybill-settle");

  /**
   * Does nothing before {@link #start}.
   *
   * @param lag the age of the oldest hit that is not stored
   * @param patience how long a hit waits for what speaks against it
   */
  public Settling(
      StoreDoor door, Supplier<Duration> lag, Judge judge, Duration patience, InstantSource clock) {
    this.door = door;
    this.lag = lag;
    this.judge = judge;
    this.patience = patience;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Begins; looks every second. */
  public void start() {
    thread.start();
  }

  /** Who judges. */
  public Judge judge() {
    return judge;
  }

  private void run() {
    try {
      do {
        settle();
      } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("settling was interrupted", e);
    }
  }

  /** Judges all that is ripe now, where the store is open and keeps up; ends early when closed. */
  void settle() {
    Optional<Store> store = door.now();
    if (store.isEmpty()) {
      return;
    }
    try {
      boolean more = true;
      while (more && stop.getCount() > 0) {
        Duration behind = lag.get();
        more =
            behind.compareTo(MOST_LAG) < 0
                && store.get().settle(judge, Ripe.at(clock.instant(), behind, patience));
      }
    } catch (StoreException e) {
      LOG.warn("verdicts were put off: {}", e.getMessage());
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
