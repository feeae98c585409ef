package org.waybill.ledger;

import java.io.IOException;

/** Carries requests to the collector and brings its answers, whoever gave them. Thread-safe. */
public interface Carrier extends AutoCloseable {
  /**
   * What came back.
   *
   * @param status as of HTTP (RFC 9110 section 15)
   * @param body its bytes as ASCII
   */
  record Reply(int status, String body) {}

  /**
   * Asks.
   *
   * @param path with a query, if there is one
   * @throws IOException when no answer came in time: the request may have arrived all the same
   */
  Reply get(String path) throws IOException, InterruptedException;

  /**
   * Brings a body.
   *
   * @throws IOException when no answer came in time: the request may have arrived all the same
   */
  Reply put(String path, byte[] body) throws IOException, InterruptedException;

  /** Gives up what is under way. */
  @Override
  void close();
}
