package org.waybill.collector.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what has not been used for longest when it is full. Not thread-safe. */
@SuppressWarnings("serial") // never serialized
final class Recent<K, V> extends LinkedHashMap<K, V> {

  private final int most;

  Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
