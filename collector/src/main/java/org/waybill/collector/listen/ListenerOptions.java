package org.waybill.collector.listen;

import java.util.Optional;

/**
 * How a port is opened. Immutable; begins with {@link #plain} and what is safe for anybody.
 *
 * @param key the setting or option that named the address, for errors
 * @param address where
 * @param tls where its certificate lies; plain HTTP without one
 * @param proxies who speaks for others
 * @param proxyProtocol whether every connection begins with a header of the PROXY protocol; only
 *     trusted proxies may connect then
 * @param limits what a client may take up
 */
public record ListenerOptions(
    String key,
    ListenAddress address,
    Optional<TlsFiles> tls,
    TrustedProxies proxies,
    boolean proxyProtocol,
    ListenerLimits limits) {

  /**
   * Checks that the PROXY protocol has somebody to speak it.
   *
   * @throws IllegalArgumentException where nobody is trusted to
   */
  public ListenerOptions {
    if (proxyProtocol && proxies.isEmpty()) {
      throw new IllegalArgumentException("the PROXY protocol takes trusted proxies");
    }
  }

  /** HTTP without TLS and without proxies. */
  public static ListenerOptions plain(String key, ListenAddress address) {
    return new ListenerOptions(
        key, address, Optional.empty(), TrustedProxies.NONE, false, ListenerLimits.WORLD);
  }

  /** With TLS where files are named. */
  public ListenerOptions withTls(Optional<TlsFiles> files) {
    return new ListenerOptions(key, address, files, proxies, proxyProtocol, limits);
  }

  /** Behind proxies. */
  public ListenerOptions behind(TrustedProxies trusted, boolean speakingProxyProtocol) {
    return new ListenerOptions(key, address, tls, trusted, speakingProxyProtocol, limits);
  }

  /** With other limits. */
  public ListenerOptions within(ListenerLimits other) {
    return new ListenerOptions(key, address, tls, proxies, proxyProtocol, other);
  }
}
