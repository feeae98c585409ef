package org.waybill.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hits that were answered and may be missing from the figures: not known to be on disk, or refused
 * by the store. A hit whose record comes to rest after its answer is taken off again. Thread-safe.
 */
public final class Losses {

  private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

  /** So long after the last loss all is well again: what is missing does not come back. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final InstantSource clock;
  private final AtomicLong count = new AtomicLong();
  private volatile String lastReason = "";
  private volatile Instant lastAt = Instant.MIN;
  private long told;

  /** None yet. */
  public Losses(InstantSource clock) {
    this.clock = clock;
  }

  /** One hit more. */
  public void add(String reason) {
    add(1, reason);
  }

  /** So many hits more. */
  public void add(int hits, String reason) {
    if (hits > 0) {
      lastReason = reason;
      lastAt = clock.instant();
      count.addAndGet(hits);
    }
  }

  /** So many hits counted before are on disk after all. */
  void recovered(int hits) {
    count.addAndGet(-hits);
  }

  /** Hits lost since the start. */
  public long count() {
    return count.get();
  }

  /** When the last of them was lost; nothing where there are none. */
  public Optional<Instant> lastAt() {
    return count() == 0 ? Optional.empty() : Optional.of(lastAt);
  }

  /** Whether one was lost within the last hour. */
  public boolean isRecent() {
    return lastAt().filter(clock.instant().minus(REMEMBERED)::isBefore).isPresent();
  }

  /** Logs the count if it has changed since the last call. */
  public synchronized void tell() {
    long now = count.get();
    if (now != told) {
      LOG.warn(
          "{} hits since the start were answered and may be missing from the figures (last: {})",
          now,
          lastReason);
      told = now;
    }
  }
}
