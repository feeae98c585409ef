package org.waybill.mailet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys, ledger and collector, or what is wrong with them: looked at again until they are right.
 * Thread-safe.
 */
final class Environment implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Environment.class);

  /** Between two lines in the log about the same trouble. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofMillis(20);

  private final Needs needs;
  private final InstantSource clock;
  private final Ground ground;
  private final Lag lag;
  private volatile @Nullable Installation installation;
  private volatile @Nullable Trouble obstacle;
  private @Nullable Instant logged;
  private boolean closed;

  Environment(Needs needs, InstantSource clock, Ground ground, Lag lag) {
    this.needs = needs;
    this.clock = clock;
    this.ground = ground;
    this.lag = lag;
  }

  Needs needs() {
    return needs;
  }

  /** Keys and ledger, once they could be opened; the collector may still be unknown. */
  Optional<Installation> installation() {
    return Optional.ofNullable(installation);
  }

  /** What keeps mail from being tracked; empty where nothing does. */
  Optional<Trouble> trouble() {
    Installation opened = installation;
    return opened == null ? Optional.ofNullable(obstacle) : opened.trouble(clock.instant());
  }

  /**
   * Opens what could not be opened before, goes on with a changed key file, and says at most once a
   * minute what is wrong.
   */
  synchronized void check() {
    if (closed) {
      return;
    }
    if (installation == null) {
      open();
    }
    installation().ifPresent(Installation::lookAtKeys);
    trouble().ifPresent(this::log);
    installation().ifPresent(opened -> lag.show(opened.lag()));
  }

  /**
   * What is wrong after the collector had some time to answer: it is asked on a thread of its own.
   *
   * @param patience how long a trouble may last before it counts
   */
  Optional<Trouble> troubleAfter(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (trouble().isPresent() && installation != null && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return trouble();
  }

  private void open() {
    try {
      installation = Installation.open(needs, clock, ground);
      obstacle = null;
    } catch (TroubleException e) {
      obstacle = e.trouble();
    }
  }

  private void log(Trouble trouble) {
    Instant now = clock.instant();
    Instant last = logged;
    if (last == null || !now.isBefore(last.plus(SILENCE))) {
      logged = now;
      LOGGER.warn("Mail leaves untracked ({}): {}", trouble.reason().code(), trouble.text());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Installation opened = installation;
    if (opened != null) {
      installation = null;
      opened.close();
    }
  }
}
