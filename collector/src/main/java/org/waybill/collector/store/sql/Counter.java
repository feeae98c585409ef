package org.waybill.collector.store.sql;

import java.nio.ByteBuffer;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;

/**
 * What figures of one message or one copy are kept apart by, besides the link. Immutable.
 *
 * @param key the message's or the copy's
 */
record Counter<K extends Comparable<K>>(K key, EventType type, Verdict verdict)
    implements Comparable<Counter<K>> {

  /** Odd, and half of its bits are set. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  @Override
  public int compareTo(Counter<K> other) {
    int order = key.compareTo(other.key);
    order = order != 0 ? order : type.compareTo(other.type);
    return order != 0 ? order : verdict.compareTo(other.verdict);
  }

  /** By which {@link SeenKeys} knows a counter; {@code bytes} are those of its key, 16. */
  static long seenAs(byte[] bytes, int type, int verdict) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long key = buffer.getLong() ^ Long.rotateLeft(buffer.getLong(), 21);
    return key + SPREAD * ((long) type << 16 | verdict);
  }
}
