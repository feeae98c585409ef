package org.waybill.collector.store.derby;

/**
 * What is kept in memory so that writing is fast; rebuilt at every start, never needed to be right
 * or complete.
 *
 * @param lookup what is stored of copies, messages and links
 * @param seen which rollups may be stored
 */
record Memory(Lookup lookup, SeenKeys seen) {

  private static final long MOST_BYTES = 32 << 20;

  /** Empty; the filter takes a sixteenth of the heap, 32 MiB at most. */
  static Memory empty() {
    long bytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16);
    return new Memory(new Lookup(), new SeenKeys(bytes));
  }
}
