package org.waybill.collector.block;

import java.util.Optional;
import org.waybill.wire.TrackingId;

/** Whether a link is blocked; asked with every click, in memory. Thread-safe. */
@FunctionalInterface
public interface Barrier {

  /** Nothing is. */
  Barrier NONE = (target, copy) -> false;

  /**
   * Whether it is.
   *
   * @param target as it stands in the token
   * @param copy whose link it is; empty where a later version sealed it
   */
  boolean stops(String target, Optional<TrackingId> copy);
}
