package org.waybill.collector.store.postgres;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Connections;
import org.waybill.collector.store.sql.Reader;

/**
 * Asks a replica as long as it answers and is not far behind, else the database itself: a page is
 * never older than it may be, and a replica that is gone costs nobody a page.
 */
final class ReplicaReader implements Reader {

  private static final Logger LOG = LoggerFactory.getLogger(ReplicaReader.class);

  /** Every collector gives a sign with each round of judging, some seconds after the last. */
  private static final Duration BEHIND = Duration.ofSeconds(30);

  /** So long the replica is believed to be well. */
  private static final Duration WELL = Duration.ofSeconds(2);

  /** So long it is left in peace otherwise: whoever asks it may have to wait. */
  private static final Duration UNWELL = Duration.ofSeconds(30);

  private final Reader replica;
  private final Reader own;
  private final InstantSource clock;
  private final AtomicReference<Found> found = new AtomicReference<>(Found.NOTHING);

  /**
   * What is known of the replica.
   *
   * @param trouble why it is not asked; empty where it is
   * @param at when that was found, UTC milliseconds
   */
  private record Found(String trouble, long at) {
    static final Found NOTHING = new Found("", 0);
  }

  /**
   * For one store.
   *
   * @param own asked instead, and not closed with this
   */
  ReplicaReader(Reader replica, Reader own, InstantSource clock) {
    this.replica = replica;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public <T> T read(Connections.Errand<T> errand) {
    if (!isAsked()) {
      return own.read(errand);
    }
    try {
      return replica.read(errand);
    } catch (StoreException e) {
      note("it cannot be read (%s)".formatted(e.getMessage()));
      return own.read(errand);
    }
  }

  private boolean isAsked() {
    Found last = found.get();
    boolean well = last.trouble().isEmpty();
    if (clock.millis() - last.at() < (well ? WELL : UNWELL).toMillis()) {
      return well;
    }
    return note(trouble()).isEmpty();
  }

  /** Keeps it, and says so where it is news. */
  private String note(String trouble) {
    Found before = found.getAndSet(new Found(trouble, clock.millis()));
    if (before.trouble().isEmpty() && !trouble.isEmpty()) {
      LOG.warn(
          "reports are read from store.url instead of store.replicaUrl: {}; they go back to the"
              + " replica by themselves",
          trouble);
    } else if (!before.trouble().isEmpty() && trouble.isEmpty()) {
      LOG.info("reports are read from store.replicaUrl again");
    }
    return trouble;
  }

  private String trouble() {
    try {
      long sign =
          replica.read(
              session ->
                  session
                      .row(row -> row.getLong(1), "SELECT MAX(heard_at) FROM journals")
                      .orElse(0L));
      Duration age = Duration.ofMillis(clock.millis() - sign);
      return age.compareTo(BEHIND) > 0
          ? "the last sign of a collector there is %d s old".formatted(age.toSeconds())
          : "";
    } catch (StoreException e) {
      return "it cannot be read (%s)".formatted(e.getMessage());
    }
  }

  @Override
  public void close() {
    replica.close();
  }
}
