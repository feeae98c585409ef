package org.waybill.hosts;

import java.time.Duration;
import java.util.Optional;
import org.waybill.wire.TrackingUrl;

/** Looks at a tracking host from outside, as a recipient's program would. Thread-safe. */
@FunctionalInterface
public interface Visitor {

  /**
   * Looks.
   *
   * @param link to follow; empty where only name and certificate are looked at
   * @param limit what it may take; an interrupt ends it too
   */
  HostAnswer visit(TrackingUrl url, Optional<SealedLink> link, Duration limit);
}
