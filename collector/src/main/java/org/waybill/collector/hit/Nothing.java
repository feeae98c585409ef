package org.waybill.collector.hit;

/**
 * Says nothing. It is written for a request whose answer must take as long as one that records a
 * hit: it goes the same way through the same commit, so that time tells nobody whether a token is
 * ours.
 */
public record Nothing() implements JournalRecord, Recordable {

  @Override
  public int hits() {
    return 0;
  }
}
