package org.waybill.collector.report;

import java.util.Optional;
import org.waybill.wire.MessageKey;

/** A message's id as it stands in a path. */
final class MessagePath {

  private MessagePath() {}

  /** The message named; empty for what can name none. */
  static Optional<MessageKey> key(String text) {
    try {
      return Optional.of(MessageKey.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
