package org.waybill.collector.hit;

/**
 * What a request leaves in the journal, before it has any bytes; {@link JournalRecordBytes#write}
 * gives it some.
 */
public sealed interface Recordable permits FreshHit, FreshMore, Nothing, Tampering {

  /** How many hits are lost with it. */
  int hits();
}
