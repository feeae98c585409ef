package org.waybill.collector.notice;

import java.util.Optional;
import org.waybill.wire.TrackingId;

/** Knows who sent a copy. May wait for a store; called off the event loop. */
@FunctionalInterface
public interface Senders {

  /** Nobody is known. */
  Senders NONE = copy -> Optional.empty();

  /** The envelope sender of a copy's message; empty where it is not known. */
  Optional<String> of(TrackingId copy);
}
