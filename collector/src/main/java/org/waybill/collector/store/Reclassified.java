package org.waybill.collector.store;

/**
 * How far it is with judging all hits again. Immutable.
 *
 * @param done hits judged again by now, or gone, in the order of events
 * @param all those that were settled before
 * @param isMore whether there is more to do
 */
public record Reclassified(long done, long all, boolean isMore) {

  /** Of a hundred. */
  public int percent() {
    return all == 0 ? 100 : (int) (100 * done / all);
  }
}
