package org.waybill.collector.listen;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An address of a host as it stands in a packet: 4 or 16 bytes. An IPv4-mapped IPv6 address (RFC
 * 4291 section 2.5.5.2) is the IPv4 address it holds. Never asks a name server. Immutable.
 */
final class IpAddress {

  private static final int V6 = 16;
  private static final int MAPPED = 12;
  private static final int SITE = 64;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a literal: dotted IPv4, or IPv6 without brackets and without a zone, which means nothing
   * on another machine. Empty for anything else.
   */
  static Optional<IpAddress> parse(String text) {
    if (text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text))
        .map(found -> new IpAddress(unmapped(found)));
  }

  private static byte[] unmapped(byte[] found) {
    return found.length == V6 && isMapped(found)
        ? Arrays.copyOfRange(found, MAPPED, V6)
        : found.clone();
  }

  private static boolean isMapped(byte[] found) {
    for (int i = 0; i < MAPPED - 2; i++) {
      if (found[i] != 0) {
        return false;
      }
    }
    return found[MAPPED - 2] == -1 && found[MAPPED - 1] == -1;
  }

  /** How many bits it has. */
  int bits() {
    return bytes.length * Byte.SIZE;
  }

  /** Whether the first bits are the same; never where one is IPv4 and the other IPv6. */
  boolean sharesPrefix(IpAddress other, int length) {
    if (other.bytes.length != bytes.length) {
      return false;
    }
    int whole = length / Byte.SIZE;
    int rest = length % Byte.SIZE;
    return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
        && (rest == 0 || ((bytes[whole] ^ other.bytes[whole]) & (0xFF << (8 - rest)) & 0xFF) == 0);
  }

  /** The same with all bits behind the first ones zero. */
  IpAddress network(int length) {
    byte[] masked = Arrays.copyOf(Arrays.copyOf(bytes, (length + 7) / Byte.SIZE), bytes.length);
    if (length % Byte.SIZE != 0) {
      masked[length / Byte.SIZE] &= (byte) (0xFF << (8 - length % Byte.SIZE));
    }
    return new IpAddress(masked);
  }

  /** As far as one host goes: an IPv4 address itself, of IPv6 the /64 of its link. */
  IpAddress site() {
    return network(Math.min(SITE, bits()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As a socket's address is written everywhere else. */
  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(bytes.length + " bytes are no address", e);
    }
  }
}
