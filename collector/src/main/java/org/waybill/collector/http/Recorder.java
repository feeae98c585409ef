package org.waybill.collector.http;

import org.waybill.collector.hit.Recordable;

/** Keeps what must be kept before an answer goes out. Used by the event loop. */
@FunctionalInterface
public interface Recorder {

  /** Keeps nothing and answers at once. */
  Recorder NONE = (entry, answer) -> answer.run();

  /**
   * Writes the record, then runs {@code answer} once, on the event loop: when the record is on
   * disk, or when that failed or takes too long, which is then counted. Returns at once.
   */
  void record(Recordable entry, Runnable answer);
}
