package org.waybill.collector.networks;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Optional;

/**
 * Reads addresses and blocks strictly: RFC 4291, RFC 4632, and nothing that only some programs take
 * for an address. Never asks a name server.
 */
final class Addresses {

  private static final IPAddressStringParameters ONE = strict(false);
  private static final IPAddressStringParameters BLOCK = strict(true);

  private Addresses() {}

  private static IPAddressStringParameters strict(boolean prefix) {
    return new IPAddressStringParameters.Builder()
        .allowEmpty(false)
        .allowAll(false)
        .allowSingleSegment(false)
        .setRangeOptions(RangeParameters.NO_RANGE)
        .allowWildcardedSeparator(false)
        .allowPrefix(prefix)
        .allowPrefixOnly(false)
        .allowMask(false)
        .allow_inet_aton(false)
        .toParams();
  }

  /** One address; one of IPv4 mapped into IPv6 is that of IPv4. */
  static Optional<IPAddress> one(String text) {
    return Optional.ofNullable(new IPAddressString(text, ONE).getAddress())
        .map(Addresses::unmapped);
  }

  /** A block, or one address; empty where it is none or begins within its block. */
  static Optional<IPAddress> block(String text) {
    return Optional.ofNullable(new IPAddressString(text, BLOCK).getAddress())
        .filter(found -> !found.isPrefixed() || found.equals(found.toPrefixBlock()));
  }

  private static IPAddress unmapped(IPAddress found) {
    return found.isIPv6() && found.toIPv6().isIPv4Mapped()
        ? found.toIPv6().getEmbeddedIPv4Address()
        : found;
  }
}
