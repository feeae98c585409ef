package org.waybill.collector.rounds;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.StoreException;

/**
 * A thread of its own that makes one round after another, with a pause between them: a round that
 * takes long, or hangs, is not begun a second time and holds nothing else up. One that fails, for
 * whatever reason, is told and made again after the pause. Thread-safe.
 */
public final class Rounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** How long the end of a process waits for a round that must not be cut off. */
  public static final Duration END = Duration.ofSeconds(10);

  private final String what;
  private final Duration pause;
  private final Duration end;
  private final Runnable round;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean later;

  /**
   * When the first of the rounds failed that have failed in a row; empty where the last did not.
   */
  private volatile OptionalLong failing = OptionalLong.empty();

  /**
   * Does nothing before {@link #start}.
   *
   * @param name of the thread
   * @param what is put off when a round fails, as a sentence begins
   * @param end how long {@link #close} waits for a round under way
   */
  public Rounds(String name, String what, Duration pause, Duration end, Runnable round) {
    this.what = what;
    this.pause = pause;
    this.end = end;
    this.round = round;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Begins with a round. */
  public Rounds start() {
    thread.start();
    return this;
  }

  /** Begins with a pause. */
  public Rounds startLater() {
    later = true;
    return start();
  }

  /** Whether a round under way should end early. */
  public boolean areEnding() {
    return stop.getCount() == 0;
  }

  private void run() {
    try {
      if (!later) {
        once();
      }
      while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        once();
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: interrupted", what, e);
    }
  }

  /** One round; never throws. */
  void once() {
    try {
      round.run();
      failing = OptionalLong.empty();
    } catch (StoreException e) {
      failed();
      LOG.warn("{} put off: {}", what, e.getMessage());
      LOG.debug("the cause", e);
    } catch (RuntimeException | LinkageError | VirtualMachineError e) {
      failed();
      LOG.error("{} failed, tried again in {} s", what, pause.toSeconds(), e);
    }
  }

  private void failed() {
    if (failing.isEmpty()) {
      failing = OptionalLong.of(System.nanoTime());
    }
  }

  /** For how long every round has failed; zero where the last one did not. */
  public Duration failing() {
    OptionalLong since = failing;
    return since.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, System.nanoTime() - since.getAsLong()));
  }

  /**
   * Stops after the part under way; without an interrupt, which Derby takes for a failing disk.
   * Nothing where it was never started.
   */
  @Override
  public void close() {
    stop.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      boolean unused = thread.join(end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
