package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/**
 * A reply that can be sent: of a stream the first piece is made before anything goes out, so that
 * its failure is an answer of its own.
 */
record Ready(Reply reply, Optional<Buffer> first) {

  private static final int OK = 200;

  /**
   * Makes the first piece, or the tag of an answer. Blocks: for worker threads.
   *
   * @param ifNoneMatch what of the kind the request says
   */
  static Ready of(Reply reply, Optional<String> ifNoneMatch) {
    return switch (reply) {
      case Answer answer -> new Ready(EntityTag.tagged(answer, ifNoneMatch), Optional.empty());
      case Stream stream -> new Ready(stream, stream.pieces().next());
    };
  }

  /** Sends it, or begins to. On the event loop. */
  void send(RoutingContext context) {
    switch (reply) {
      case Answer answer -> {
        head(context, answer.status(), answer.headers());
        context.response().end(answer.body());
      }
      case Stream stream -> {
        head(context, OK, stream.headers());
        Sending.send(context, stream, first);
      }
    }
  }

  private static void head(RoutingContext context, int status, Map<String, String> headers) {
    HttpServerResponse response = context.response().setStatusCode(status);
    headers.forEach((name, value) -> response.putHeader(name, value));
  }
}
