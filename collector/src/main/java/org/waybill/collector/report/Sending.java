package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a stream: a piece is made only when the client has room for it, so that what waits in
 * memory is bounded. A failure on the way breaks the answer off, so that nobody takes a part for
 * the whole.
 */
final class Sending {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private final RoutingContext context;
  private final HttpServerResponse response;
  private final Stream.Pieces pieces;

  private Sending(RoutingContext context, Stream stream) {
    this.context = context;
    this.response = context.response();
    this.pieces = stream.pieces();
  }

  /**
   * Sends the rest.
   *
   * @param first the piece already made, before which nothing was sent: its failure is an answer
   */
  static void send(RoutingContext context, Stream stream, Optional<Buffer> first) {
    context.response().setChunked(true);
    new Sending(context, stream).sent(first);
  }

  private void sent(Optional<Buffer> piece) {
    if (response.closed() || response.ended()) {
      return;
    }
    if (piece.isEmpty()) {
      response.end();
      return;
    }
    response.write(piece.get());
    if (response.writeQueueFull()) {
      response.drainHandler(
          room -> {
            response.drainHandler(null);
            ask();
          });
    } else {
      ask();
    }
  }

  private void ask() {
    context
        .vertx()
        .executeBlocking(pieces::next, false)
        .onSuccess(this::sent)
        .onFailure(this::breakOff);
  }

  private void breakOff(Throwable failure) {
    LOG.error("An export broke off", failure);
    response.reset();
  }
}
