package org.waybill.journal;

import java.util.Comparator;

/**
 * A place in a journal: a segment's number and a byte offset into its file. Positions of one
 * journal are ordered and are never used for a second record, restarts included. Immutable.
 *
 * @param segment the segment's number, 1 or more for a place in a segment
 * @param offset bytes from the start of the segment's file, its header included
 */
public record Position(long segment, int offset) implements Comparable<Position> {
  /** Before every record of every journal. */
  public static final Position START = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::segment).thenComparingInt(Position::offset);

  public Position {
    if (segment < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "position %d:%d: segment and offset must be 0 or more".formatted(segment, offset));
    }
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** {@code segment:offset}, both decimal. */
  @Override
  public String toString() {
    return segment + ":" + offset;
  }
}
