package org.waybill.collector.privacy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.waybill.wire.PersonCode;

/**
 * What one recipient wants, and since when. Immutable.
 *
 * @param person whose it is; never {@link PersonCode#NONE}, who is nobody
 * @param wish what is wanted
 * @param at since when, in milliseconds
 * @param hand who said so
 */
public record Choice(PersonCode person, Wish wish, Instant at, Hand hand) {

  /** What can be wanted. */
  public enum Wish {
    /** Nothing is recorded, of mail already sent either. */
    WITHDRAWN,
    /** Recorded as before. */
    RESUMED;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Wish> of(String word) {
      return Arrays.stream(values()).filter(wish -> wish.word().equals(word)).findFirst();
    }
  }

  /** Who can say so. */
  public enum Hand {
    /** Whoever has the link from the mail. */
    RECIPIENT,
    /** Whoever owns the data folder, by the command line. */
    COMMAND,
    /** An admin, on a page. */
    ADMIN;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Hand> of(String word) {
      return Arrays.stream(values()).filter(hand -> hand.word().equals(word)).findFirst();
    }
  }

  /**
   * Checks that it is somebody's.
   *
   * @throws IllegalArgumentException for nobody's
   */
  public Choice {
    if (person.equals(PersonCode.NONE)) {
      throw new IllegalArgumentException(
          "a copy that several share has no person; nothing personal is recorded of it");
    }
  }

  /** Whether nothing is to be recorded. */
  public boolean isWithdrawal() {
    return wish == Wish.WITHDRAWN;
  }

  /**
   * Whether it holds although the other one was made, too: where both are of the same moment, only
   * because it is a withdrawal and the other is none.
   */
  boolean isAfter(Choice other) {
    int order = at.compareTo(other.at);
    return order == 0 ? isWithdrawal() && !other.isWithdrawal() : order > 0;
  }

  /** Of two choices of one person the one that holds: the later, and if in doubt a withdrawal. */
  Choice or(Choice other) {
    int order = at.compareTo(other.at);
    boolean mine = order == 0 ? isWithdrawal() : order > 0;
    return mine ? this : other;
  }
}
