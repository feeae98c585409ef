package org.waybill.collector.store.sql;

/**
 * A Bloom filter over keys that may stand in a table: it says of a key that it was certainly never
 * written, or nothing. Until it has been told every key that was written before, it says nothing.
 * Written by one thread, told of old keys by another.
 */
class SeenKeys {

  private static final int HASHES = 4;

  private final long[] words;
  private final long mask;
  private volatile boolean complete;

  /**
   * An empty one.
   *
   * @param bytes how much memory it takes; rounded down to a power of two, at least 8
   */
  SeenKeys(long bytes) {
    this.words = new long[(int) Math.max(1, Long.highestOneBit(bytes / Long.BYTES))];
    this.mask = words.length * (long) Long.SIZE - 1;
  }

  /** Whether that key was certainly never written. */
  boolean isNew(long key) {
    if (!complete) {
      return false;
    }
    long hash = mix(key);
    long step = mix(hash) | 1;
    for (int i = 0; i < HASHES; i++, hash += step) {
      if ((words[word(hash)] & 1L << hash) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Takes note of a key before it is written; it may be written or not. */
  synchronized void add(long key) {
    long hash = mix(key);
    long step = mix(hash) | 1;
    for (int i = 0; i < HASHES; i++, hash += step) {
      words[word(hash)] |= 1L << hash;
    }
  }

  /** Says that every key written before has been added: from now on it answers. */
  void complete() {
    complete = true;
  }

  /** Says nothing any more: it was found to be wrong. */
  void distrust() {
    complete = false;
  }

  private int word(long hash) {
    return (int) ((hash & mask) >>> 6);
  }

  /** Finalizer of SplitMix64: keys that differ in one bit differ in half of them afterwards. */
  private static long mix(long key) {
    long z = key + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
