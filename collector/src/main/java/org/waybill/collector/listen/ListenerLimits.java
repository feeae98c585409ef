package org.waybill.collector.listen;

import java.time.Duration;

/**
 * What the clients of one port may take up. Immutable.
 *
 * @param connections open at once, of all clients
 * @param perAddress open at once from one client's address (of IPv6 its /64); 0 for no bound;
 *     trusted proxies have none
 * @param firstRequest how long after connecting the first request's head must be complete, the TLS
 *     handshake apart, which has as long again
 * @param idle how long after a request the next one's head must be complete
 * @param bodyBytes the longest body of a request
 */
public record ListenerLimits(
    int connections, int perAddress, Duration firstRequest, Duration idle, int bodyBytes) {

  /** For a port that the whole world reaches, which asks and sends next to nothing. */
  public static final ListenerLimits WORLD =
      new ListenerLimits(10_000, 0, Duration.ofSeconds(10), Duration.ofSeconds(75), 8 << 10);

  /** For a port of admins and mailets: a shipment has a megabyte, and some answers are long. */
  public static final ListenerLimits OWN =
      new ListenerLimits(
          500, 0, Duration.ofSeconds(10), Duration.ofMinutes(10), (1 << 20) + (8 << 10));

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException where nothing could be served
   */
  public ListenerLimits {
    if (connections < 1
        || perAddress < 0
        || bodyBytes < 0
        || !firstRequest.isPositive()
        || !idle.isPositive()) {
      throw new IllegalArgumentException("limits that let nobody in");
    }
  }

  /** With other bounds on connections. */
  public ListenerLimits withConnections(int all, int ofOneAddress) {
    return new ListenerLimits(all, ofOneAddress, firstRequest, idle, bodyBytes);
  }

  /** With other times. */
  public ListenerLimits withTimes(Duration first, Duration next) {
    return new ListenerLimits(connections, perAddress, first, next, bodyBytes);
  }
}
