package org.waybill.collector.classify;

import org.waybill.wire.TrackingId;

/**
 * What came from the same networks around a hit. Shown every hit in the order of events, some time
 * ahead of the hits that are judged; forgets what is long past. Kept in memory only: whoever begins
 * anew shows it the hits of the window before. Used by one thread.
 */
public interface Crowd {

  /** Shows it a hit. */
  void see(TrackingId copy, Sighting hit);
}
