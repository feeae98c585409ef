package org.waybill.collector.share;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.waybill.collector.rounds.Rounds;
import org.waybill.collector.store.Noticeboard;

/**
 * One thread by which this collector and the others on its database learn each other's decisions:
 * what is decided here is told within about a second, what others tell is heard at once, and at the
 * latest three seconds after. Thread-safe.
 */
public final class Sharing implements AutoCloseable {

  /** After each round, so after one that failed too. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration END = Duration.ofSeconds(2);

  /** How soon something decided here ends the wait for others. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** Two seconds: whoever is not told of a notice finds it then. */
  private static final int GLANCES = 20;

  private final Supplier<Optional<Noticeboard>> board;
  private final Untold untold = new Untold();
  private final Exchange exchange;
  private final Rounds rounds;
  private volatile boolean well;
  private volatile long lastWell = System.nanoTime();
  private final AtomicLong exchanges = new AtomicLong();

  /**
   * Does nothing before {@link #start}, but follows the topics at once.
   *
   * @param board empty while the store is not open
   */
  public Sharing(List<Topic> topics, Supplier<Optional<Noticeboard>> board) {
    this(topics, board, PAUSE);
  }

  Sharing(List<Topic> topics, Supplier<Optional<Noticeboard>> board, Duration pause) {
    this.board = board;
    this.exchange = new Exchange(topics, untold);
    this.rounds = new Rounds("waybill-share", "telling other collectors", pause, END, this::round);
  }

  /** Begins. */
  public Sharing start() {
    rounds.start();
    return this;
  }

  private void round() {
    Optional<Noticeboard> open = board.get();
    boolean kept = false;
    try {
      if (open.isPresent()) {
        exchange.once(open.get());
        kept = exchange.waiting() == 0;
      }
    } finally {
      if (kept) {
        lastWell = System.nanoTime();
        exchanges.incrementAndGet();
      }
      well = kept;
    }
    open.ifPresent(this::await);
  }

  private void await(Noticeboard open) {
    for (int glance = 0; glance < GLANCES; glance++) {
      if (rounds.areEnding() || !untold.isEmpty() || exchange.await(open, GLANCE)) {
        return;
      }
    }
  }

  /**
   * How long what is decided here or elsewhere has not reached the other; zero where all is well.
   */
  public Duration failing() {
    return well ? Duration.ZERO : Duration.ofNanos(Math.max(1, System.nanoTime() - lastWell));
  }

  /** How often both ways went well. */
  long exchanges() {
    return exchanges.get();
  }

  /** How many decisions in the database could not be understood. */
  public long skipped() {
    return exchange.skipped();
  }

  @Override
  public void close() {
    rounds.close();
  }
}
