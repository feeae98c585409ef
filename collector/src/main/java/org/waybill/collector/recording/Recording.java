package org.waybill.collector.recording;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.waybill.collector.share.Decision;
import org.waybill.wire.RecordingState;

/**
 * How the switch stands, and how it came to. Immutable.
 *
 * @param state on or off
 * @param since when it was moved there; empty where nobody ever moved it
 * @param hand who moved it
 * @param why in the words of whoever did, one line; may be empty
 * @param isKept whether it lasts through a restart; where not, its file is tried again
 * @param made when that was last decided, in milliseconds: later than since where it stayed as it
 *     was and only the hand became another
 */
public record Recording(
    RecordingState state,
    Optional<Instant> since,
    Hand hand,
    String why,
    boolean isKept,
    Instant made) {

  /** The longest reason that is kept, in characters. */
  public static final int LONGEST_WHY = 200;

  /** As it is before anybody moves it. */
  public static final Recording UNTOUCHED =
      new Recording(RecordingState.ON, Optional.empty(), new Hand.Nobody(), "");

  /** As it is on disk, too. */
  public Recording(RecordingState state, Optional<Instant> since, Hand hand, String why) {
    this(state, since, hand, why, true);
  }

  /** As it is since nobody has said anything more. */
  public Recording(
      RecordingState state, Optional<Instant> since, Hand hand, String why, boolean isKept) {
    this(state, since, hand, why, isKept, since.orElse(Instant.EPOCH));
  }

  /** Who moved the switch. */
  public sealed interface Hand {
    /** Somebody with a session, by name. */
    record User(String name) implements Hand {}

    /** Whoever owns the data folder, by the command line. */
    record Command() implements Hand {}

    /** Whoever moved the kill switches of some Jameses. */
    record James(Jameses jameses) implements Hand {}

    /** Nobody: it was never moved, or its file could not be read. */
    record Nobody() implements Hand {}
  }

  /** Makes one line of the reason and cuts it, and what is finer than milliseconds. */
  public Recording {
    made = made.truncatedTo(ChronoUnit.MILLIS);
    why = cut(why.strip().replaceAll("\\p{Cntrl}+|\\R+", " "));
  }

  /** Leaves no half of a surrogate pair. */
  private static String cut(String line) {
    if (line.length() <= LONGEST_WHY) {
      return line;
    }
    boolean halves = Character.isHighSurrogate(line.charAt(LONGEST_WHY - 1));
    return line.substring(0, halves ? LONGEST_WHY - 1 : LONGEST_WHY);
  }

  /** The same before it is on disk. */
  Recording unkept() {
    return new Recording(state, since, hand, why, false, made);
  }

  /** The same once it is. */
  Recording kept() {
    return new Recording(state, since, hand, why, true, made);
  }

  /** The same by another hand, and not on disk. */
  Recording by(Hand other, Instant now) {
    return new Recording(state, since, other, why, false, now);
  }

  /**
   * Whether it holds although the other was decided, too: where both are of the same moment, only
   * because it is off and the other is on.
   */
  boolean isAfter(Recording other) {
    int order = made.compareTo(other.made);
    return order == 0 ? !isOn() && other.isOn() : order > 0;
  }

  /**
   * What holds of two that were decided by people who did not know of each other. Where both put it
   * off, it is off by both: until an admin has it on, or else until the last James has.
   */
  Recording besides(Recording other) {
    if (!isOn() && !other.isOn()) {
      if (hand instanceof Hand.James(Jameses mine)) {
        return other.hand instanceof Hand.James(Jameses others)
            ? offByAll(other, others.and(mine))
            : other;
      }
      if (other.hand instanceof Hand.James) {
        return new Recording(
            state, since, hand, why, isKept, Decision.momentAfter(other.made, made));
      }
    }
    return isAfter(other) ? this : other;
  }

  private Recording offByAll(Recording other, Jameses all) {
    Hand together = new Hand.James(all);
    Instant later = isAfter(other) ? made : other.made;
    return together.equals(other.hand)
        ? other
        : other.by(together, Decision.momentAfter(later, later));
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
      case Hand.James(Jameses jameses) -> jameses.toString();
      case Hand.Nobody() -> "nobody";
    };
  }

  /**
   * For the command line and the log: {@code off since ..., by ...: WHY}, and whether a restart
   * would undo it.
   */
  public String words() {
    return moved()
        + (isKept ? "" : "; NOT ON DISK YET: a restart may undo it, make space in data.dir");
  }

  private String moved() {
    return since
        .map(
            at ->
                "%s since %s, by %s%s"
                    .formatted(state.word(), at, by(), why.isEmpty() ? "" : ": " + why))
        .orElse(state.word());
  }
}
