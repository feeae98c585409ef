package org.waybill.collector.store.sql;

/**
 * What is kept in memory so that writing is fast; rebuilt at every start, never needed to be right
 * or complete.
 *
 * @param lookup what is stored of copies, messages and links
 * @param seen which rollups of messages and copies may be stored
 * @param hours which figures by hour may be stored
 * @param further which rows stand for a flood
 */
record Memory(Lookup lookup, SeenKeys seen, SeenHours hours, FurtherRows further) {

  private static final long MOST_BYTES = 32 << 20;

  /** With those filters, and nothing else yet. */
  static Memory of(SeenKeys seen, SeenKeys hours) {
    return new Memory(new Lookup(), seen, new SeenHours(hours), new FurtherRows());
  }

  /** With filters that take so many bytes each, and nothing else yet. */
  static Memory of(long filterBytes) {
    return of(new SeenKeys(filterBytes), new SeenKeys(filterBytes));
  }

  /** Says of nothing that it is new. */
  void distrust() {
    seen.distrust();
    hours.distrust();
  }

  /** Empty; the filters take a sixteenth of the heap together, 40 MiB at most. */
  static Memory empty() {
    long bytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 20);
    return of(new SeenKeys(bytes), new SeenKeys(bytes / 4));
  }
}
