package org.waybill.collector.store;

import org.waybill.wire.MessageKey;

/**
 * A copy that was sent to a person. Immutable.
 *
 * @param message the message it is a copy of
 * @param sentAt the message's, UTC milliseconds
 * @param figures the copy with its figures
 */
public record PersonCopy(MessageKey message, long sentAt, CopyFigures figures) {

  /** Its place in the list of the person's copies; a message has one for each person. */
  public MessageCursor cursor() {
    return new MessageCursor(sentAt, message);
  }
}
