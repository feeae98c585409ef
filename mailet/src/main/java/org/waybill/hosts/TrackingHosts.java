package org.waybill.hosts;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.idna.HostNames;
import org.waybill.wire.TrackingUrl;

/**
 * Where pixels and links of a message point, by the domains of its From header: what its reader
 * sees, as in DMARC (RFC 7489 section 3.1). Immutable.
 *
 * @param byDefault for every domain that has none of its own
 * @param byDomain by lower-case A-label, sub-domains included; the nearest entry counts
 */
public record TrackingHosts(TrackingUrl byDefault, Map<String, TrackingUrl> byDomain) {

  /** Copies the map. */
  public TrackingHosts {
    byDomain = Map.copyOf(byDomain);
  }

  /** One host for everybody. */
  public static TrackingHosts of(TrackingUrl url) {
    return new TrackingHosts(url, Map.of());
  }

  /**
   * The one host that a message may use.
   *
   * @param fromDomains all domains of its From header, in any spelling
   * @return the default where there is no domain; empty where domains of different hosts stand side
   *     by side: whichever were taken, it would be a stranger's to the other
   */
  public Optional<TrackingUrl> of(Set<String> fromDomains) {
    Set<TrackingUrl> urls = fromDomains.stream().map(this::of).collect(Collectors.toSet());
    return switch (urls.size()) {
      case 0 -> Optional.of(byDefault);
      case 1 -> urls.stream().findFirst();
      default -> Optional.empty();
    };
  }

  /** Every host there is, each once, the default one first. */
  public Set<TrackingUrl> all() {
    Set<TrackingUrl> all = new LinkedHashSet<>();
    all.add(byDefault);
    byDomain.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .forEach(all::add);
    return all;
  }

  private TrackingUrl of(String domain) {
    return HostNames.lineage(HostNames.toAscii(domain).orElse(domain)).stream()
        .filter(byDomain::containsKey)
        .findFirst()
        .map(byDomain::get)
        .orElse(byDefault);
  }
}
