package org.waybill.collector.store;

import org.waybill.wire.MessageKey;
import org.waybill.wire.PersonCode;

/**
 * A copy of which a person followed a certain link. Immutable.
 *
 * @param message the message it is a copy of
 * @param person the recipient's code; of a shared copy none
 * @param recipient the canonical recipient, or {@code *} for a shared copy
 * @param clicks how often
 * @param firstAt when first, UTC milliseconds
 */
public record LinkReader(
    MessageKey message, PersonCode person, String recipient, long clicks, long firstAt) {

  /** The same with something else in the recipient's place. */
  public LinkReader of(String other) {
    return new LinkReader(message, person, other, clicks, firstAt);
  }
}
