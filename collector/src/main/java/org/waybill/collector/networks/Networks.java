package org.waybill.collector.networks;

import inet.ipaddr.IPAddress;
import inet.ipaddr.format.util.DualIPv4v6Tries;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who uses an address, as far as the admin's files say. Immutable, thread-safe. */
public final class Networks {

  /** Nothing is known. */
  public static final Networks NONE = of(List.of());

  private static final int SITE_V4 = 24;
  private static final int SITE_V6 = 48;

  /** Never changed once they are filled. */
  private final Map<NetworkKind, DualIPv4v6Tries> tries;

  private Networks(Map<NetworkKind, DualIPv4v6Tries> tries) {
    this.tries = tries;
  }

  /** All that these files say. */
  public static Networks of(List<NetworkFile> files) {
    Map<NetworkKind, DualIPv4v6Tries> tries = new EnumMap<>(NetworkKind.class);
    for (NetworkFile file : files) {
      DualIPv4v6Tries trie = tries.computeIfAbsent(file.kind(), kind -> new DualIPv4v6Tries());
      file.blocks().forEach(trie::add);
    }
    return new Networks(tries);
  }

  /** The kinds of network that an address lies in; none for what is no address. */
  public Set<NetworkKind> of(String address) {
    Set<NetworkKind> kinds = EnumSet.noneOf(NetworkKind.class);
    if (!tries.isEmpty()) {
      Addresses.one(address).ifPresent(found -> collect(found, kinds));
    }
    return kinds;
  }

  private void collect(IPAddress address, Set<NetworkKind> kinds) {
    tries.forEach(
        (kind, trie) -> {
          if (trie.elementContains(address)) {
            kinds.add(kind);
          }
        });
  }

  /**
   * The neighbourhood of an address, which mostly belongs to one user: its /24, of IPv6 its /48.
   * What is no address is its own.
   */
  public static String site(String address) {
    return Addresses.one(address)
        .map(found -> found.toPrefixBlock(found.isIPv4() ? SITE_V4 : SITE_V6).toCanonicalString())
        .orElse(address);
  }
}
