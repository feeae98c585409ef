package org.waybill.collector.store.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Connections;
import org.waybill.collector.store.sql.Reader;
import org.waybill.collector.store.sql.Session;

/**
 * Asks a replica as long as it answers and is not far behind, else the database itself: a page is
 * never older than it may be, and a replica that is gone costs nobody a page.
 */
final class ReplicaReader implements Reader {

  private static final Logger LOG = LoggerFactory.getLogger(ReplicaReader.class);

  /** A running collector commits something every few seconds. */
  private static final Duration BEHIND = Duration.ofSeconds(30);

  private final Reader replica;
  private final Reader own;
  private final InstantSource clock;
  private final Lock looking = new ReentrantLock();
  private volatile Found found = new Found(Optional.empty(), 0);

  /**
   * What is known of the replica.
   *
   * @param trouble why it is not asked
   * @param at when that was found, UTC milliseconds
   */
  private record Found(Optional<String> trouble, long at) {

    /** So long it is believed to be well. */
    private static final Duration WELL = Duration.ofSeconds(2);

    /** So long it is left in peace otherwise: whoever asks it may have to wait. */
    private static final Duration UNWELL = Duration.ofSeconds(30);

    /** Also where the clock was put back. */
    boolean isOld(long now) {
      Duration believed = trouble.isEmpty() ? WELL : UNWELL;
      return now < at || now - at >= believed.toMillis();
    }
  }

  /**
   * For one store.
   *
   * @param own asked instead, and not closed with this
   * @param clock differs from the server's by some seconds at most
   */
  ReplicaReader(Reader replica, Reader own, InstantSource clock) {
    this.replica = replica;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public <T> T read(Connections.Errand<T> errand) {
    if (found.isOld(clock.millis())) {
      look();
    }
    if (found.trouble().isPresent()) {
      return own.read(errand);
    }
    try {
      return replica.read(errand);
    } catch (StoreException e) {
      look();
      return own.read(errand);
    }
  }

  /** One looks; who comes meanwhile goes by what was known before. */
  private void look() {
    if (!looking.tryLock()) {
      return;
    }
    try {
      Optional<String> before = found.trouble();
      Optional<String> now = trouble();
      found = new Found(now, clock.millis());
      if (before.isEmpty() && now.isPresent()) {
        LOG.warn(
            "reports are read from store.url instead of store.replicaUrl: {}; they go back to the"
                + " replica by themselves",
            now.get());
      } else if (before.isPresent() && now.isEmpty()) {
        LOG.info("reports are read from store.replicaUrl again");
      }
    } finally {
      looking.unlock();
    }
  }

  private Optional<String> trouble() {
    try {
      long followed = replica.read(ReplicaReader::followedAt);
      Duration age = Duration.ofMillis(clock.millis() - followed);
      return age.compareTo(BEHIND) > 0
          ? Optional.of("the last it followed is %d s old".formatted(age.toSeconds()))
          : Optional.empty();
    } catch (StoreException e) {
      return Optional.of("it cannot be read (%s)".formatted(e.getMessage()));
    }
  }

  /**
   * When what it followed last was committed, UTC milliseconds; long ago where it is no replica.
   */
  private static long followedAt(Session session) throws SQLException {
    return session
        .row(
            row -> row.getLong(1),
            "SELECT COALESCE(EXTRACT(EPOCH FROM pg_last_xact_replay_timestamp()) * 1000, 0)::int8")
        .orElseThrow();
  }

  @Override
  public void close() {
    replica.close();
  }
}
