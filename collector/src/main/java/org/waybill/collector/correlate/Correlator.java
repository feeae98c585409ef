package org.waybill.collector.correlate;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.waybill.journal.Journal;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerRecord;

/**
 * One thread that follows the journal and applies it to the store, batch by batch. While the store
 * is away it tries again, ever more rarely; the journal keeps what waits. Thread-safe.
 */
public final class Correlator implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration END = Duration.ofSeconds(10);

  private final Journal journal;
  private final Following following;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "waybill-correlator");
  private volatile boolean opened;
  private final Lag lag = new Lag(System.nanoTime());
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * Does nothing before {@link #start}.
   *
   * @param storable what of the journal may be stored
   * @param leftOut run for each entry that cannot be stored
   */
  public Correlator(Journal journal, StoreDoor door, Storable storable, Runnable leftOut) {
    this(journal, door, storable, leftOut, sent -> {});
  }

  /**
   * The same, and somebody hears what was sent.
   *
   * @param heard told of it once it is stored, on the correlator's thread
   */
  public Correlator(
      Journal journal,
      StoreDoor door,
      Storable storable,
      Runnable leftOut,
      Consumer<LedgerRecord.Sent> heard) {
    this.journal = journal;
    this.following = new Following(journal, door, storable, leftOut, heard);
    thread.setDaemon(true);
  }

  /** Begins to follow. */
  public void start() {
    thread.start();
  }

  /** Whether it ever began. */
  public boolean hasStarted() {
    return thread.getState() != Thread.State.NEW;
  }

  /** Bytes of records that are durable and not yet stored. */
  public long lagBytes() {
    return journal.bytesBetween(following.done(), journal.durableEnd());
  }

  /** The age of the oldest record that is not stored, at most; zero where all are. */
  public Duration lag() {
    return lagBytes() == 0 ? Duration.ZERO : lag.at(System.nanoTime());
  }

  /** Whether everything before that is stored, or known to be lost. */
  public boolean hasReached(Position end) {
    Position stored = following.done();
    return opened && (stored.compareTo(end) >= 0 || journal.bytesBetween(stored, end) == 0);
  }

  /** Bytes of records before that which are not stored yet. */
  public long bytesBefore(Position end) {
    Position stored = following.done();
    return stored.compareTo(end) >= 0 ? 0 : journal.bytesBetween(stored, end);
  }

  /** Why the last attempt to store something failed; empty where it did not. */
  public Optional<String> trouble() {
    return trouble;
  }

  /**
   * Waits until everything that is durable by now is stored: that long at most, and not at all for
   * a store that is away.
   *
   * @return whether it is
   */
  public boolean drain(Duration patience) {
    Position end = journal.durableEnd();
    long deadline = System.nanoTime() + patience.toNanos();
    while (bytesBefore(end) > 0 && trouble.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return bytesBefore(end) == 0;
  }

  /**
   * Stops after the batch under way; waits at most ten seconds for it. Without an interrupt, which
   * Derby takes for a failing disk.
   */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (following) {
      while (stop.getCount() > 0) {
        Following.Step step = following.step();
        note(step);
        rest(step);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // closing a file that was only read: nothing depends on it
      return;
    }
  }

  private void note(Following.Step step) {
    if (step instanceof Following.Step.Failed failed) {
      trouble = Optional.of(failed.why());
    } else {
      opened = true;
      trouble = Optional.empty();
      lag.stored(following.done(), journal.durableEnd(), System.nanoTime());
    }
  }

  private void rest(Following.Step step) throws InterruptedException {
    switch (step) {
      case Following.Step.Stored stored -> {}
      case Following.Step.UpToDate upToDate -> journal.awaitDurable(upToDate.at(), LOOK);
      case Following.Step.Failed failed ->
          stop.await(failed.pause().toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
