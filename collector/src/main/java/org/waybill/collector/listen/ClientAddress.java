package org.waybill.collector.listen;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is. Anybody can write a header that names another address; so it is read only
 * where a trusted proxy holds the connection, from the right, where the nearest proxy wrote, up to
 * the first address that is not trusted. What lies left of it was the client's to write. What is
 * malformed on that way leaves the connection's own address. Thread-safe.
 *
 * @param proxies who is trusted
 */
public record ClientAddress(TrustedProxies proxies) {

  /** As text, without port; empty where the connection has none. */
  public String of(HttpServerRequest request) {
    String socket = host(request.remoteAddress());
    if (proxies.isEmpty()) {
      return socket;
    }
    List<String> fields = request.headers().getAll(proxies.header().headerName());
    return fields.isEmpty() ? socket : forwarded(socket, String.join(",", fields));
  }

  /** The same as one bucket for what is bounded by address: of IPv6 its /64, which one host has. */
  public String site(HttpServerRequest request) {
    String client = of(request);
    return IpAddress.parse(client).map(address -> address.site().toString()).orElse(client);
  }

  /** What the header says where the connection's holder is believed. */
  String forwarded(String socket, String field) {
    Optional<IpAddress> holder = IpAddress.parse(socket).filter(proxies::trust);
    return holder.isEmpty() ? socket : behind(field).map(IpAddress::toString).orElse(socket);
  }

  /** Empty where the way back to the client is broken. */
  private Optional<IpAddress> behind(String field) {
    Optional<IpAddress> last = Optional.empty();
    for (String element : proxies.header().nearestFirst(field)) {
      if (element.isBlank()) {
        continue; // RFC 9110 section 5.6.1.2: an empty element of a list is none
      }
      last = proxies.header().node(element).flatMap(ClientAddress::address);
      if (last.isEmpty() || !proxies.trust(last.get())) {
        return last;
      }
    }
    return last;
  }

  /** An address with or without a port; IPv6 with a port, and in RFC 7239 always, in brackets. */
  private static Optional<IpAddress> address(String node) {
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end > 0 && node.substring(1, end).indexOf(':') >= 0 && isPort(node.substring(end + 1))
          ? IpAddress.parse(node.substring(1, end))
          : Optional.empty();
    }
    int colon = node.indexOf(':');
    boolean alone = colon < 0 || node.indexOf(':', colon + 1) >= 0;
    if (alone) {
      return IpAddress.parse(node);
    }
    return isPort(node.substring(colon))
        ? IpAddress.parse(node.substring(0, colon))
        : Optional.empty();
  }

  /** Nothing, a number, or the hidden one of RFC 7239 section 6.2. */
  private static boolean isPort(String text) {
    return text.isEmpty() || text.matches(":(?:\\d{1,5}|_[A-Za-z0-9._-]+)");
  }

  static String host(@Nullable SocketAddress address) {
    String host = address == null ? null : address.hostAddress();
    return host == null ? "" : host;
  }
}
