package org.waybill.collector;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import org.waybill.collector.http.ListenAddress;
import org.waybill.collector.http.Listener;

/**
 * Opens listeners that are closed with the rest.
 *
 * @param grace how long requests under way have at the end
 */
record Opening(Vertx vertx, Closing closing, Duration grace) {

  Listener open(String key, ListenAddress at, Handler<HttpServerRequest> handler)
      throws IOException {
    Listener listener = Listener.open(vertx, key, at, handler);
    closing.add(() -> listener.close(grace));
    return listener;
  }
}
