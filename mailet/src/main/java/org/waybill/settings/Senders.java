package org.waybill.settings;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some senders, by address or by domain.
 *
 * @param addresses in lower case
 * @param domains whose every address counts
 */
public record Senders(Set<String> addresses, Domains domains) {

  public Senders {
    addresses = Set.copyOf(addresses);
  }

  /** Reads a list with commas; an empty one holds everybody. */
  static Senders parse(String text) {
    var items = Texts.list(text).stream().collect(Collectors.partitioningBy(i -> i.contains("@")));
    items.getOrDefault(true, java.util.List.of()).forEach(Senders::check);
    return new Senders(
        Set.copyOf(items.getOrDefault(true, java.util.List.of())),
        Domains.parse(String.join(",", items.getOrDefault(false, java.util.List.of()))));
  }

  private static void check(String address) {
    if (address.startsWith("@") || address.endsWith("@") || address.contains(" ")) {
      throw new IllegalArgumentException(address);
    }
  }

  /** Whether an address is one of them; everybody is where the list is empty. */
  public boolean include(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    boolean everybody = addresses.isEmpty() && domains.names().isEmpty();
    return everybody
        || addresses.contains(lower)
        || domains.contains(lower.substring(lower.lastIndexOf('@') + 1));
  }
}
