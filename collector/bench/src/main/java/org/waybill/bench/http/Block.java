package org.waybill.bench.http;

import java.time.Duration;

/**
 * One measurement of one server.
 *
 * @param requests answered
 * @param wall how long the generator asked
 * @param cpu of the server meanwhile
 */
record Block(long requests, Duration wall, Duration cpu) {

  double microsPerRequest() {
    return cpu.toNanos() / 1e3 / requests;
  }

  double requestsPerSecond() {
    return requests * 1e9 / wall.toNanos();
  }
}
