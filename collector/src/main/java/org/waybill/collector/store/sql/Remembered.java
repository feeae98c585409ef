package org.waybill.collector.store.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A bounded number of values, those asked for last. For one thread. */
final class Remembered<K, V> {

  private final Map<K, V> values;

  /** Remembers that many at most. */
  Remembered(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  void put(K key, V value) {
    values.put(key, value);
  }

  void remove(K key) {
    values.remove(key);
  }

  /** Removes all whose key is like that. */
  void removeIf(Predicate<K> unwanted) {
    values.keySet().removeIf(unwanted);
  }

  void clear() {
    values.clear();
  }
}
