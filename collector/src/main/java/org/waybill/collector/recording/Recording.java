package org.waybill.collector.recording;

import java.time.Instant;
import java.util.Optional;
import org.waybill.wire.RecordingState;

/**
 * How the switch stands, and how it came to. Immutable.
 *
 * @param state on or off
 * @param since when it was moved there; empty where nobody ever moved it
 * @param hand who moved it
 * @param why in the words of whoever did, one line; may be empty
 */
public record Recording(RecordingState state, Optional<Instant> since, Hand hand, String why) {

  /** The longest reason that is kept, in characters. */
  public static final int LONGEST_WHY = 200;

  /** As it is before anybody moves it. */
  public static final Recording UNTOUCHED =
      new Recording(RecordingState.ON, Optional.empty(), new Hand.Nobody(), "");

  /** Who moved the switch. */
  public sealed interface Hand {
    /** Somebody with a session, by name. */
    record User(String name) implements Hand {}

    /** Whoever owns the data folder, by the command line. */
    record Command() implements Hand {}

    /** Nobody: it was never moved, or its file could not be read. */
    record Nobody() implements Hand {}
  }

  /** Makes one line of the reason and cuts it. */
  public Recording {
    String line = why.strip().replaceAll("\\p{Cntrl}+|\\R+", " ");
    why = line.length() <= LONGEST_WHY ? line : line.substring(0, LONGEST_WHY);
  }

  /** Whether hits are stored and new mail is tracked. */
  public boolean isOn() {
    return state == RecordingState.ON;
  }

  /** Who moved it, for logs and the command line. */
  public String by() {
    return switch (hand) {
      case Hand.User(String name) -> name;
      case Hand.Command() -> "the command line";
      case Hand.Nobody() -> "nobody";
    };
  }

  /** For the command line and the log: {@code off since ..., by ...: WHY}. */
  public String words() {
    return since
        .map(
            at ->
                "%s since %s, by %s%s"
                    .formatted(state.word(), at, by(), why.isEmpty() ? "" : ": " + why))
        .orElse(state.word());
  }
}
