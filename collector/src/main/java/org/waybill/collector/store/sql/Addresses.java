package org.waybill.collector.store.sql;

import java.util.Locale;

/** How what somebody types is compared with addresses, hosts and other texts: in any case. */
final class Addresses {

  private Addresses() {}

  /** Whether it is one mailbox, and not a part of its address. */
  static boolean isWhole(String text) {
    int at = text.lastIndexOf('@');
    return at > 0 && at < text.length() - 1;
  }

  /** Whether an address is the one asked for, at its {@code @domain}, or has that part. */
  static boolean matches(String address, String asked) {
    if (isWhole(asked)) {
      return fold(address).equals(fold(asked));
    }
    return asked.startsWith("@") ? fold(address).endsWith(fold(asked)) : contains(address, asked);
  }

  /** Whether the address lies in a domain or beneath it. */
  static boolean isIn(String address, String domain) {
    return isBeneath(address.substring(address.lastIndexOf('@') + 1), domain);
  }

  /** Whether a host is the one asked for or beneath it. */
  static boolean isBeneath(String host, String asked) {
    String domain = fold(asked.startsWith("@") ? asked.substring(1) : asked);
    return fold(host).equals(domain) || fold(host).endsWith("." + domain);
  }

  /** The host of a URL; empty where there is none. */
  static String hostOf(String url) {
    int authority = url.indexOf("://");
    if (authority < 0) {
      return "";
    }
    int from = authority + 3;
    int end = from;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String rest =
        url.substring(
            url.lastIndexOf('@', end - 1) >= from ? url.lastIndexOf('@', end - 1) + 1 : from, end);
    int port = rest.lastIndexOf(':');
    return port > rest.lastIndexOf(']') ? rest.substring(0, port) : rest;
  }

  static boolean contains(String text, String part) {
    return fold(text).contains(fold(part));
  }

  static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
