package org.waybill.collector.correlate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.rounds.Rounds;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Store;

/**
 * One thread that has hits judged once they are old enough, a small part at a time: batches of hits
 * take turns with it, and where they have to wait it pauses. Thread-safe.
 */
public final class Settling implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Hits that are not stored yet come before verdicts. */
  private static final Duration MOST_LAG = Duration.ofSeconds(10);

  private final StoreDoor door;
  private final Supplier<Duration> lag;
  private final Supplier<Judge> judge;
  private final Duration patience;
  private final InstantSource clock;
  private final Rounds rounds =
      new Rounds("waybill-settle", "verdicts", PAUSE, Rounds.END, this::settle);

  /**
   * Does nothing before {@link #start}.
   *
   * @param lag the age of the oldest hit that is not stored
   * @param judge who judges, asked part by part
   * @param patience how long a hit waits for what speaks against it
   */
  public Settling(
      StoreDoor door,
      Supplier<Duration> lag,
      Supplier<Judge> judge,
      Duration patience,
      InstantSource clock) {
    this.door = door;
    this.lag = lag;
    this.judge = judge;
    this.patience = patience;
    this.clock = clock;
  }

  /** Begins; looks every second. */
  public void start() {
    rounds.start();
  }

  /** Who judges now. */
  public Judge judge() {
    return judge.get();
  }

  /** Judges all that is ripe now, where the store is open and keeps up; ends early when closed. */
  void settle() {
    Optional<Store> store = door.now();
    if (store.isEmpty()) {
      return;
    }
    boolean more = true;
    while (more && !rounds.areEnding()) {
      Duration behind = lag.get();
      more =
          behind.compareTo(MOST_LAG) < 0
              && store.get().settle(judge(), Ripe.at(clock.instant(), behind, patience));
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
