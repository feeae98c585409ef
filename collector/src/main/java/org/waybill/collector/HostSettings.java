package org.waybill.collector;

import java.util.Set;

/**
 * What the collector knows of the hosts under which the world reaches it. Immutable.
 *
 * @param names lower-case A-labels; none where the admin named none
 */
public record HostSettings(Set<String> names) {

  /** Nothing is known. */
  public static final HostSettings NONE = new HostSettings(Set.of());

  /** Copies the set. */
  public HostSettings {
    names = Set.copyOf(names);
  }
}
