package org.waybill.collector.correlate;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;

/**
 * One thread that follows the journal and applies it to the store, batch by batch, and trims what
 * is stored. While the store is away it tries again, ever more rarely; the journal keeps what
 * waits. Thread-safe.
 */
public final class Correlator implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Correlator.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration END = Duration.ofSeconds(10);

  private final Journal journal;
  private final StoreDoor door;
  private final Runnable leftOut;
  private final Backoff backoff = new Backoff();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "waybill-correlator");
  private volatile Position done = Position.START;
  private volatile boolean opened;
  private final Lag lag = new Lag(System.nanoTime());
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * Does nothing before {@link #start}.
   *
   * @param leftOut run for each entry that cannot be stored
   */
  public Correlator(Journal journal, StoreDoor door, Runnable leftOut) {
    this.journal = journal;
    this.door = door;
    this.leftOut = leftOut;
    thread.setDaemon(true);
  }

  /** Begins to follow. */
  public void start() {
    thread.start();
  }

  /** Bytes of records that are durable and not yet stored. */
  public long lagBytes() {
    return journal.bytesBetween(done, journal.durableEnd());
  }

  /** The age of the oldest record that is not stored, at most; zero where all are. */
  public Duration lag() {
    return lagBytes() == 0 ? Duration.ZERO : lag.at(System.nanoTime());
  }

  /** Whether everything before that is stored, or known to be lost. */
  public boolean hasReached(Position end) {
    Position stored = done;
    return opened && (stored.compareTo(end) >= 0 || journal.bytesBetween(stored, end) == 0);
  }

  /** Bytes of records before that which are not stored yet. */
  public long bytesBefore(Position end) {
    Position stored = done;
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
    while (stop.getCount() > 0) {
      try {
        follow(door.open());
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        if (isStopped(after(e))) {
          return;
        }
      }
    }
  }

  /** Returns when stopped; whatever fails begins again at what the store then has. */
  private void follow(Store store) throws IOException, InterruptedException {
    done = store.position();
    opened = true;
    if (lagBytes() == 0) {
      trouble = Optional.empty(); // else only a batch that is stored shows that it is over
    }
    if (!reaches(done)) {
      return;
    }
    try (JournalReader reader = journal.read(done)) {
      BatchReader batches = new BatchReader(reader);
      while (stop.getCount() > 0) {
        Optional<Batch> batch = batches.next();
        if (batch.isPresent()) {
          apply(store, batch.get());
        } else {
          trouble = Optional.empty();
          lag.stored(done, journal.durableEnd(), System.nanoTime());
          reader.awaitDurable(LOOK);
        }
      }
    }
  }

  /**
   * Waits until the journal goes on behind what is stored; false when stopped before. It ends
   * earlier only where it was lost or is an old one: what it held beyond is gone or stored already,
   * and its next segment has a higher number.
   */
  private boolean reaches(Position stored) throws InterruptedException {
    Position end = journal.durableEnd();
    if (stored.compareTo(end) > 0) {
      LOG.error(
          "the journal ends at {}, before {}, up to which the store has it: files of the journal"
              + " were lost or are older than the store; hits not stored by then are lost, new"
              + " ones are stored as ever",
          end,
          stored);
    }
    while (stop.getCount() > 0) {
      if (stored.compareTo(journal.durableEnd()) <= 0 || journal.awaitDurable(stored, LOOK)) {
        return true;
      }
    }
    return false;
  }

  private void apply(Store store, Batch batch) throws IOException {
    for (int left = store.apply(batch); left > 0; left--) {
      leftOut.run();
    }
    backoff.reset();
    trouble = Optional.empty();
    Position before = done;
    done = batch.to();
    lag.stored(done, journal.durableEnd(), System.nanoTime());
    if (before.segment() < done.segment()) {
      journal.trimBefore(done);
    }
  }

  /** Says what is wrong and for how long nothing is tried. */
  private Duration after(Throwable e) {
    Duration pause = backoff.next();
    trouble = Optional.of(String.valueOf(e.getMessage()));
    String what =
        e instanceof StoreException ? "the store is away" : "following the journal failed";
    LOG.warn(
        "{} ({}); hits are kept in the journal, tried again in {} ms",
        what,
        e.getMessage(),
        pause.toMillis());
    LOG.debug("the cause", e);
    return pause;
  }

  /** Waits; true at once when stopped meanwhile. */
  private boolean isStopped(Duration pause) {
    try {
      return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
