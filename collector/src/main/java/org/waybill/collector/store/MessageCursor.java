package org.waybill.collector.store;

import java.util.Optional;
import org.waybill.wire.MessageKey;

/**
 * A place in the list of messages, which is ordered by time and, within a millisecond, by key.
 *
 * @param sentAt UTC milliseconds
 * @param key the message listed last
 */
public record MessageCursor(long sentAt, MessageKey key) {

  private static final int KEY_LENGTH = 22;

  /** Reads what {@link #toString()} writes; empty for anything else. */
  public static Optional<MessageCursor> parse(String text) {
    if (text.length() <= KEY_LENGTH) {
      return Optional.empty();
    }
    try {
      MessageKey key = MessageKey.parse(text.substring(0, KEY_LENGTH));
      long sentAt = Long.parseUnsignedLong(text.substring(KEY_LENGTH), 36);
      return Optional.of(new MessageCursor(sentAt, key));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** Opaque to whoever gets it; safe in a URL. */
  @Override
  public String toString() {
    return key + Long.toUnsignedString(sentAt, 36);
  }
}
