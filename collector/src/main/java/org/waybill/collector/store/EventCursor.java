package org.waybill.collector.store;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A place in the order of events, which is also the event's id: it never changes and only grows.
 *
 * @param number 1 for the first event
 */
public record EventCursor(long number) {

  /** Before every event. */
  public static final EventCursor START = new EventCursor(0);

  private static final int LENGTH = 16;

  /** Reads what {@link #toString()} writes; empty for anything else. */
  public static Optional<EventCursor> parse(String text) {
    if (text.length() != LENGTH || !text.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    long number = Long.parseUnsignedLong(text, 16);
    return number < 0 ? Optional.empty() : Optional.of(new EventCursor(number));
  }

  /** 16 hexadecimal digits, opaque to whoever gets them. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(number);
  }
}
