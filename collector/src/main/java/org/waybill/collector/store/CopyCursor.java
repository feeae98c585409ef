package org.waybill.collector.store;

import java.util.Optional;
import java.util.OptionalInt;
import org.waybill.collector.classify.State;
import org.waybill.wire.TrackingId;

/**
 * A place in the list of a message's copies: strongest sign first, then the quickest open.
 * Immutable.
 *
 * @param state of the copy listed last
 * @param delay the step of its first open ({@link Delay#code()}); empty where nobody opened it
 * @param copy its id
 */
public record CopyCursor(State state, OptionalInt delay, TrackingId copy) {

  private static final int ID_LENGTH = 22;
  private static final char BETWEEN = '.';

  /** Reads what {@link #toString()} writes; empty for anything else. */
  public static Optional<CopyCursor> parse(String text) {
    int at = text.indexOf(BETWEEN, ID_LENGTH + 1);
    if (text.length() <= ID_LENGTH + 1 || at < 0) {
      return Optional.empty();
    }
    try {
      String delay = text.substring(at + 1);
      return Optional.of(
          new CopyCursor(
              State.valueOf(text.substring(ID_LENGTH, at)),
              delay.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(delay)),
              TrackingId.parse(text.substring(0, ID_LENGTH))));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** Opaque to whoever gets it; safe in a URL. */
  @Override
  public String toString() {
    return copy.toString()
        + state.name()
        + BETWEEN
        + (delay.isPresent() ? String.valueOf(delay.getAsInt()) : "");
  }
}
