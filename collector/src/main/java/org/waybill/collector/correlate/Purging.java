package org.waybill.collector.correlate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.waybill.collector.rounds.Rounds;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Keeping;
import org.waybill.collector.store.Store;

/**
 * One thread that purges the store of what is due and sums up days that are past, a small part at a
 * time: batches of hits take turns with it. Thread-safe.
 */
public final class Purging implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** What comes to a day that is summed is written twice; by then hardly anything does. */
  private static final Duration AFTER_A_DAY = Duration.ofDays(1);

  private final StoreDoor door;
  private final Keeping keeping;
  private final InstantSource clock;
  private final Rounds rounds =
      new Rounds("waybill-purge", "purging", PAUSE, Rounds.END, this::purge);

  /** Does nothing before {@link #start}. */
  public Purging(StoreDoor door, Keeping keeping, InstantSource clock) {
    this.door = door;
    this.keeping = keeping;
    this.clock = clock;
  }

  /** Begins; looks every ten minutes. */
  public void start() {
    rounds.start();
  }

  /** Purges all that is due now, where the store is open; stops early when closed. */
  void purge() {
    Optional<Store> store = door.now();
    if (store.isEmpty()) {
      return;
    }
    Expiry due = keeping.due(clock.instant());
    untilDone(() -> store.get().purge(due));
    Instant past = clock.instant().minus(AFTER_A_DAY);
    untilDone(() -> store.get().sumDays(past));
  }

  private void untilDone(BooleanSupplier step) {
    boolean more = true;
    while (more && !rounds.areEnding()) {
      more = step.getAsBoolean();
    }
  }

  /** For how long every round has failed; zero where the last one did not. */
  public Duration failing() {
    return rounds.failing();
  }

  /** Stops after the part under way; without an interrupt, which Derby takes for a failing disk. */
  @Override
  public void close() {
    rounds.close();
  }
}
