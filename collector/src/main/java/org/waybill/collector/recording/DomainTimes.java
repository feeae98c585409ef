package org.waybill.collector.recording;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When domains were last decided about: mostly their spans say it, but not where one was only said
 * to go on. Used under its owner's lock.
 */
final class DomainTimes {

  private final Map<String, Instant> made = new HashMap<>();

  void put(String domain, Instant at) {
    made.put(domain, at);
  }

  /** The epoch for a domain that was never off. */
  Instant of(String domain, List<DomainOff> spans) {
    Instant moved = moved(spans, domain);
    Instant said = made.getOrDefault(domain, moved);
    return said.isAfter(moved) ? said : moved;
  }

  private static Instant moved(List<DomainOff> spans, String domain) {
    return spans.stream()
        .filter(span -> span.domain().equals(domain))
        .map(span -> span.until().orElse(span.from()))
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** Of the domains that have spans those whose spans do not say it. */
  Map<String, Instant> unsaidBy(List<DomainOff> spans) {
    Map<String, Instant> unsaid = new HashMap<>();
    for (DomainOff span : spans) {
      Instant at = made.getOrDefault(span.domain(), Instant.EPOCH);
      if (at.isAfter(moved(spans, span.domain()))) {
        unsaid.put(span.domain(), at);
      }
    }
    return unsaid;
  }
}
