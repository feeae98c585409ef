package org.waybill.collector.listen;

import java.util.List;
import java.util.stream.Stream;

/**
 * The proxies that are believed when they say for whom they ask, and the one header in which they
 * say it: a second one would be passed through as the client wrote it. Immutable.
 *
 * @param blocks their addresses
 * @param header where they write whom they speak for
 */
public record TrustedProxies(List<Cidr> blocks, ForwardedHeader header) {

  /** Nobody: the client is whoever holds the connection. */
  public static final TrustedProxies NONE =
      new TrustedProxies(List.of(), ForwardedHeader.X_FORWARDED_FOR);

  /** Copies the list. */
  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads a list of addresses and blocks, separated by commas.
   *
   * @throws IllegalArgumentException naming what is neither
   */
  public static TrustedProxies parse(String text, ForwardedHeader header) {
    return new TrustedProxies(
        Stream.of(text.split(","))
            .map(String::strip)
            .filter(block -> !block.isEmpty())
            .map(Cidr::parse)
            .toList(),
        header);
  }

  /** Whether nobody is believed. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Whether that one is believed. */
  boolean trust(IpAddress address) {
    for (Cidr block : blocks) {
      if (block.holds(address)) {
        return true;
      }
    }
    return false;
  }
}
