package org.waybill.collector.listen;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections of one port: how many there are, and since when each has not sent a whole
 * request's head. Bytes alone do not count, or a client that sends one now and then would hold its
 * connection for ever (slowloris). Thread-safe.
 */
final class Connections {

  /** Whoever asked within this time is not idle, however many others want the place. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final ListenerLimits limits;
  private final TrustedProxies proxies;

  /** Those that have not asked yet, first come first. */
  private final Map<HttpConnection, Seat> silent = new LinkedHashMap<>();

  /** The others, silent longest first. */
  private final Map<HttpConnection, Seat> served = new LinkedHashMap<>(64, 0.75f, true);

  private final Map<IpAddress, Integer> byAddress = new HashMap<>();

  /** As of the last look around; a second's error does not matter. */
  private long now;

  Connections(ListenerLimits limits, TrustedProxies proxies, long nanos) {
    this.limits = limits;
    this.proxies = proxies;
    this.now = nanos;
  }

  /**
   * Takes one in or closes it. Where the port is full, the one that has been silent longest gives
   * way.
   */
  void opened(HttpConnection connection, long nanos) {
    Optional<HttpConnection> leaves = enter(connection, nanos);
    leaves.ifPresent(HttpConnection::close);
    connection.closeHandler(closed -> left(connection));
  }

  private synchronized Optional<HttpConnection> enter(HttpConnection connection, long nanos) {
    now = nanos;
    Optional<IpAddress> bounded = bounded(connection);
    if (bounded.isPresent() && byAddress.getOrDefault(bounded.get(), 0) >= limits.perAddress()) {
      return Optional.of(connection);
    }
    Optional<HttpConnection> leaves = Optional.empty();
    if (silent.size() + served.size() >= limits.connections()) {
      leaves = longestSilent();
      if (leaves.isEmpty()) {
        return Optional.of(connection);
      }
      left(leaves.get());
    }
    bounded.ifPresent(address -> byAddress.merge(address, 1, Integer::sum));
    silent.put(connection, new Seat(bounded, nanos));
    return leaves;
  }

  /** A whole head came. */
  synchronized void asked(HttpConnection connection) {
    Seat seat = served.get(connection);
    if (seat == null) {
      seat = silent.remove(connection);
      if (seat == null) {
        return; // closed meanwhile
      }
      served.put(connection, seat);
    }
    seat.since = now;
  }

  /** Closes those whose time is up. */
  void lookAround(long nanos) {
    List<HttpConnection> late = new ArrayList<>();
    synchronized (this) {
      now = nanos;
      takeLate(silent, limits.firstRequest(), late);
      takeLate(served, limits.idle(), late);
    }
    late.forEach(HttpConnection::close);
  }

  /** How many are open. */
  synchronized int count() {
    return silent.size() + served.size();
  }

  private void takeLate(Map<HttpConnection, Seat> from, Duration most, List<HttpConnection> late) {
    Iterator<Map.Entry<HttpConnection, Seat>> eldest = from.entrySet().iterator();
    while (eldest.hasNext()) {
      Map.Entry<HttpConnection, Seat> next = eldest.next();
      if (!isSilentFor(next.getValue(), most)) {
        return;
      }
      eldest.remove();
      release(next.getValue());
      late.add(next.getKey());
    }
  }

  private Optional<HttpConnection> longestSilent() {
    for (Map<HttpConnection, Seat> those : List.of(silent, served)) {
      Iterator<Map.Entry<HttpConnection, Seat>> eldest = those.entrySet().iterator();
      if (eldest.hasNext()) {
        Map.Entry<HttpConnection, Seat> first = eldest.next();
        if (isSilentFor(first.getValue(), SETTLED)) {
          return Optional.of(first.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private boolean isSilentFor(Seat seat, Duration time) {
    return now - seat.since >= time.toNanos();
  }

  private synchronized void left(HttpConnection connection) {
    Seat seat = silent.remove(connection);
    if (seat == null) {
      seat = served.remove(connection);
    }
    if (seat != null) {
      release(seat);
    }
  }

  private void release(Seat seat) {
    seat.bounded.ifPresent(
        address ->
            byAddress.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null));
  }

  /** Whose connection it is, where its owner has a bound; many share a proxy. */
  private Optional<IpAddress> bounded(HttpConnection connection) {
    return limits.perAddress() == 0
        ? Optional.empty()
        : IpAddress.parse(ClientAddress.host(connection.remoteAddress()))
            .filter(address -> !proxies.trust(address))
            .map(IpAddress::site);
  }

  /** What is known of one connection. */
  private static final class Seat {
    private final Optional<IpAddress> bounded;
    private long since;

    Seat(Optional<IpAddress> bounded, long since) {
      this.bounded = bounded;
      this.since = since;
    }
  }
}
