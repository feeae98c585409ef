package org.waybill.collector;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.waybill.collector.listen.Listener;
import org.waybill.collector.listen.ListenerOptions;

/**
 * Opens listeners, and closes all of them at the same time. Used by one thread but for what it
 * counts.
 */
final class Opening implements AutoCloseable {

  private final Vertx vertx;
  private final Duration grace;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /**
   * Nothing is open yet.
   *
   * @param grace how long requests under way have at the end
   */
  Opening(Vertx vertx, Duration grace) {
    this.vertx = vertx;
    this.grace = grace;
  }

  Listener open(ListenerOptions options, Handler<HttpServerRequest> handler) throws IOException {
    Listener listener = Listener.open(vertx, options, handler);
    listeners.add(listener);
    return listener;
  }

  /** Connections to any of them that ended before TLS was agreed on; thread-safe. */
  long failedHandshakes() {
    return listeners.stream().mapToLong(Listener::failedHandshakes).sum();
  }

  /** Returns when the last has answered what was under way, or had its time. */
  @Override
  public void close() {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      listeners.forEach(listener -> each.execute(() -> listener.close(grace)));
    }
  }
}
