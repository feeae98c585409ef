package org.waybill.collector.share;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was decided here and the others may not know. In memory only: after a start it is everything
 * that the database does not say as well. Thread-safe.
 */
final class Untold {

  /** Whether it is certain that nobody was told, or only not known. */
  private final Map<Matter, Boolean> matters = new ConcurrentHashMap<>();

  /** It was decided just now. */
  void decided(Matter matter) {
    matters.put(matter, true);
  }

  /** Nobody knows whether it was told. */
  void doubt(Matter matter) {
    matters.putIfAbsent(matter, false);
  }

  void add(Matter matter, boolean certain) {
    matters.merge(matter, certain, Boolean::logicalOr);
  }

  /** Whether it was there, and why; empty where it was not. */
  Optional<Boolean> remove(Matter matter) {
    return Optional.ofNullable(matters.remove(matter));
  }

  boolean isEmpty() {
    return matters.isEmpty();
  }

  /** Takes out some of them, but for those; and whether each is certain. */
  Map<Matter, Boolean> take(int most, Collection<Matter> without) {
    Map<Matter, Boolean> taken = new LinkedHashMap<>();
    for (Matter matter : matters.keySet()) {
      if (taken.size() == most) {
        break;
      }
      if (!without.contains(matter)) {
        remove(matter).ifPresent(certain -> taken.put(matter, certain));
      }
    }
    return taken;
  }
}
