package org.waybill.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.waybill.idna.HostNames;

/**
 * What is tracked of mail from or to some domains, sub-domains included. Immutable.
 *
 * @param byDomain by lower-case A-label
 */
public record DomainSwitches(Map<String, Switches> byDomain) {

  /** About no domain. */
  public static final DomainSwitches NONE = new DomainSwitches(Map.of());

  /** Copies the map. */
  public DomainSwitches {
    byDomain = Map.copyOf(byDomain);
  }

  /**
   * What is said about a domain and its parents, nearest first.
   *
   * @param domain in any spelling
   */
  public Map<String, Switches> about(String domain) {
    Map<String, Switches> about = new LinkedHashMap<>();
    if (!byDomain.isEmpty()) {
      for (String name : HostNames.lineage(HostNames.toAscii(domain).orElse(domain))) {
        Switches switches = byDomain.get(name);
        if (switches != null) {
          about.put(name, switches);
        }
      }
    }
    return about;
  }
}
