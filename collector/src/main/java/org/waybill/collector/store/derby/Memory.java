package org.waybill.collector.store.derby;

/**
 * What is kept in memory so that writing is fast; rebuilt at every start, never needed to be right
 * or complete.
 *
 * @param lookup what is stored of copies, messages and links
 * @param seen which rollups of messages and copies may be stored
 * @param hours which figures by hour may be stored
 */
record Memory(Lookup lookup, SeenKeys seen, SeenHours hours) {

  private static final long MOST_BYTES = 32 << 20;

  /** Says of nothing that it is new. */
  void distrust() {
    seen.distrust();
    hours.distrust();
  }

  /** Empty; the filters take a sixteenth of the heap together, 40 MiB at most. */
  static Memory empty() {
    long bytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 20);
    return new Memory(new Lookup(), new SeenKeys(bytes), new SeenHours(new SeenKeys(bytes / 4)));
  }
}
