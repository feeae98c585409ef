package org.waybill.collector.store.sql;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.TextKey;

/**
 * Tells the filter what was stored before the start, in the background; whoever writes adds what
 * comes meanwhile. If it fails, the filter says nothing and writing is slower.
 */
final class Remembering implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Remembering.class);
  private static final int PAGE = 10_000;
  private static final TextKey FIRST_KEY = new TextKey(0, 0);

  private final Connections connections;
  private final SeenKeys seen;
  private final Thread thread = new Thread(this::run, "waybill-store-filter");
  private volatile boolean stopped;

  private Remembering(Connections connections, SeenKeys seen) {
    this.connections = connections;
    this.seen = seen;
    thread.setDaemon(true);
  }

  static Remembering start(Connections connections, SeenKeys seen) {
    Remembering started = new Remembering(connections, seen);
    started.thread.start();
    return started;
  }

  private record Stored(TextKey key, long seenAs) {}

  private void run() {
    try {
      boolean all =
          read(
                  """
                  SELECT copy_key, event_type, verdict, 0
                  FROM copy_rollups --DERBY-PROPERTIES constraint=copy_rollups_key
                  WHERE copy_key >= ? AND verdict = 0 ORDER BY copy_key FETCH FIRST ? ROWS ONLY\
                  """,
                  row ->
                      new Stored(
                          TextKey.of(row.getBytes(1)),
                          Counter.seenAs(row.getBytes(1), row.getInt(2), row.getInt(3))))
              && read(
                  """
                  SELECT message_key, event_type, verdict, link
                  FROM message_rollups --DERBY-PROPERTIES constraint=message_rollups_key
                  WHERE message_key >= ? AND verdict = 0 ORDER BY message_key FETCH FIRST ? ROWS ONLY\
                  """,
                  row ->
                      new Stored(
                          TextKey.of(row.getBytes(1)),
                          MessageRollups.seenAs(
                              row.getBytes(1), row.getInt(2), row.getInt(3), row.getInt(4))));
      if (all) {
        seen.complete();
      }
    } catch (StoreException e) {
      LOG.warn("what is stored could not be read ({}); storing hits is slower", e.getMessage());
      LOG.debug("the cause", e);
    }
  }

  /**
   * Reads in pages, each from the last key of the one before on; false where stopped before the
   * end, or where one key fills a page: then the filter stays silent.
   */
  private boolean read(String sql, Session.RowReader<Stored> reader) {
    TextKey from = FIRST_KEY;
    while (!stopped) {
      TextKey first = from;
      List<Stored> page =
          connections.read(session -> session.rows(reader, sql, first.bytes(), PAGE));
      page.forEach(stored -> seen.add(stored.seenAs()));
      if (page.size() < PAGE) {
        return true;
      }
      from = page.getLast().key();
      if (first.equals(from)) {
        return false;
      }
    }
    return false;
  }

  /** Waits until it reads no more; an interrupt would be taken by Derby for a failing disk. */
  @Override
  public void close() {
    stopped = true;
    await();
  }

  /** Waits until everything is read. */
  void await() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
