package org.waybill.collector.listen;

/**
 * A block of addresses (RFC 4632): {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address alone.
 * Immutable.
 *
 * @param network its first address
 * @param length how many of the first bits are the same in all of them
 */
record Cidr(IpAddress network, int length) {

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException where it is none, or the address is not the block's first:
   *     whoever writes 10.1.2.3/8 means something else
   */
  Cidr {
    if (length < 0 || length > network.bits() || !network.network(length).equals(network)) {
      throw new IllegalArgumentException(network + "/" + length + " is no block of addresses");
    }
  }

  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException naming what is none
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? text : text.substring(0, slash);
    IpAddress network =
        IpAddress.parse(first)
            .orElseThrow(() -> new IllegalArgumentException(first + " is no address"));
    if (slash < 0) {
      return new Cidr(network, network.bits());
    }
    String length = text.substring(slash + 1);
    if (!length.matches("\\d{1,3}")) {
      throw new IllegalArgumentException(text + " has no length of 0 to " + network.bits());
    }
    return new Cidr(network, Integer.parseInt(length));
  }

  boolean holds(IpAddress address) {
    return address.sharesPrefix(network, length);
  }

  @Override
  public String toString() {
    return network + "/" + length;
  }
}
