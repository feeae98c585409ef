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
  private final Map<Key, Boolean> keys = new ConcurrentHashMap<>();

  /** One subject. */
  record Key(Topic topic, String subject) {}

  /** It was decided just now. */
  void decided(Key key) {
    keys.put(key, true);
  }

  /** Nobody knows whether it was told. */
  void doubt(Key key) {
    keys.putIfAbsent(key, false);
  }

  void add(Key key, boolean certain) {
    keys.merge(key, certain, Boolean::logicalOr);
  }

  /** Whether it was there, and why; empty where it was not. */
  Optional<Boolean> remove(Key key) {
    return Optional.ofNullable(keys.remove(key));
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Takes out some of them, but for those; and whether each is certain. */
  Map<Key, Boolean> take(int most, Collection<Key> without) {
    Map<Key, Boolean> taken = new LinkedHashMap<>();
    for (Key key : keys.keySet()) {
      if (taken.size() == most) {
        break;
      }
      if (!without.contains(key)) {
        remove(key).ifPresent(certain -> taken.put(key, certain));
      }
    }
    return taken;
  }
}
