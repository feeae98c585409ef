package org.waybill.collector.live;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.access.AccessLogException;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.StoreException;

/**
 * All who look on: the store is asked once a second for all of them together, and not at all while
 * there is nobody. Thread-safe.
 */
public final class Watchers implements AutoCloseable {

  /** How many may look on at once. */
  public static final int MOST = 64;

  /** How many of these may be one user. */
  public static final int MOST_OF_USER = 8;

  /** Whoever loses his right, or signs out, goes on to see for that long at most. */
  static final Duration LIFE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final GuardedReports guarded;
  private final Tail tail;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final long timer;

  /**
   * Nobody looks on yet.
   *
   * @param all what the store says, for everybody; nobody is shown it but through
   * @param guarded which knows who may see what
   */
  public Watchers(Vertx vertx, Reports all, GuardedReports guarded) {
    this.vertx = vertx;
    this.guarded = guarded;
    this.tail = new Tail(all);
    this.timer = vertx.setPeriodic(PERIOD.toMillis(), unused -> look());
  }

  /** Takes one more, unless there are too many. */
  boolean add(Watcher watcher) {
    boolean room =
        watchers.size() < MOST
            && watchers.stream().filter(other -> other.user().equals(watcher.user())).count()
                < MOST_OF_USER;
    return room && watchers.add(watcher);
  }

  private void look() {
    for (Watcher watcher : List.copyOf(watchers)) {
      if (watcher.isOver(System.nanoTime())) {
        watchers.remove(watcher);
        watcher.end();
      }
    }
    if (watchers.isEmpty() || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      vertx
          .executeBlocking(this::texts, false)
          .onSuccess(texts -> texts.forEach(Watcher::send))
          .onFailure(failure -> LOG.error("nothing new is shown to anybody", failure))
          .onComplete(done -> busy.set(false));
    } catch (RejectedExecutionException ending) {
      vertx.cancelTimer(timer);
    }
  }

  /** What each is to be sent; nothing while the store is away. */
  private Map<Watcher, String> texts() {
    Map<Watcher, String> texts = new LinkedHashMap<>();
    try {
      tail.read();
    } catch (StoreException e) {
      LOG.debug("nothing new is shown while the store is away", e);
      watchers.forEach(watcher -> texts.put(watcher, ":\n\n"));
      return texts;
    }
    List<Watcher> lost = new ArrayList<>();
    for (Watcher watcher : watchers) {
      try {
        texts.put(watcher, watcher.next(tail, guarded));
      } catch (AccessLogException e) {
        LOG.error("nobody is shown what cannot be recorded: {}", e.getMessage());
        lost.add(watcher);
      } catch (RuntimeException | LinkageError e) {
        LOG.error("a stream of {} is ended; it comes again from where it was", watcher.user(), e);
        lost.add(watcher);
      }
    }
    lost.forEach(watcher -> vertx.runOnContext(unused -> drop(watcher)));
    return texts;
  }

  private void drop(Watcher watcher) {
    watchers.remove(watcher);
    watcher.end();
  }

  /** Ends all of them. */
  @Override
  public void close() {
    vertx.cancelTimer(timer);
    vertx.runOnContext(unused -> List.copyOf(watchers).forEach(this::drop));
  }
}
