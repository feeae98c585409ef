package org.waybill.settings;

import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.idna.HostNames;

/**
 * Some domains; a subdomain is another domain.
 *
 * @param names lower-case A-labels
 */
public record Domains(Set<String> names) {

  public Domains {
    names = Set.copyOf(names);
  }

  /** Reads a list with commas; an empty one holds nothing. */
  static Domains parse(String text) {
    return new Domains(Texts.list(text).stream().map(Domains::name).collect(Collectors.toSet()));
  }

  /** Whether a domain, in any spelling, is among them. */
  public boolean contains(String domain) {
    return names.contains(HostNames.toAscii(domain).orElse(domain));
  }

  private static String name(String domain) {
    return HostNames.toAscii(domain).orElseThrow(() -> new IllegalArgumentException(domain));
  }
}
