package org.waybill.collector.mail;

import java.util.List;
import java.util.stream.Stream;

/**
 * A mail server took a report, for somebody at least. Immutable.
 *
 * @param refused those it will never take one for (RFC 5321 section 4.2.1: a reply of 5yz)
 * @param later those it did not take it for now (4yz)
 */
record Taken(List<String> refused, List<String> later) {

  /** For everybody. */
  static final Taken FOR_ALL = new Taken(List.of(), List.of());

  Taken {
    refused = List.copyOf(refused);
    later = List.copyOf(later);
  }

  boolean isForAll() {
    return refused.isEmpty() && later.isEmpty();
  }

  /** How it stands once those of later were tried again. */
  Taken then(Taken again) {
    return new Taken(Stream.concat(refused.stream(), again.refused.stream()).toList(), again.later);
  }
}
