package org.waybill.collector.block;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.waybill.collector.block.Block.Subject;

/**
 * What was last decided about something that is or was blocked. Immutable.
 *
 * @param made when, UTC, in milliseconds
 * @param block empty where it is blocked no more
 */
record Ruling(Subject subject, Instant made, Optional<Block> block) {

  /** Cuts what is finer than milliseconds. */
  Ruling {
    made = made.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Whether it holds although the other one was made, too: where both are of the same moment, only
   * because it blocks and the other does not.
   */
  boolean isAfter(Ruling other) {
    int order = made.compareTo(other.made);
    return order == 0 ? block.isPresent() && other.block.isEmpty() : order > 0;
  }
}
