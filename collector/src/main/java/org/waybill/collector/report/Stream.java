package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * A good answer of any length, made piece by piece while it is sent. For one reader.
 *
 * @param headers besides those every answer has
 * @param pieces asked for the next one only when the client has taken what went before
 */
record Stream(Map<String, String> headers, Pieces pieces) implements Reply {

  Stream {
    headers = Map.copyOf(headers);
  }

  /** The pieces in their order. Blocks on the store: for worker threads, one at a time. */
  @FunctionalInterface
  interface Pieces {
    /** The next piece; empty after the last. */
    Optional<Buffer> next();
  }
}
