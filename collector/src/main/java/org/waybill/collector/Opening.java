package org.waybill.collector;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import org.waybill.collector.listen.Listener;
import org.waybill.collector.listen.ListenerOptions;

/**
 * Opens listeners that are closed with the rest.
 *
 * @param grace how long requests under way have at the end
 */
record Opening(Vertx vertx, Closing closing, Duration grace) {

  Listener open(ListenerOptions options, Handler<HttpServerRequest> handler) throws IOException {
    Listener listener = Listener.open(vertx, options, handler);
    closing.add(() -> listener.close(grace));
    return listener;
  }
}
