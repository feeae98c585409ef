package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.journal.Position;

/**
 * How far the journal of one collector is stored. A place in it is told from the same place in
 * another's by the segment: where it stands in a table, the journal's number is in its upper bits.
 *
 * @param node whose journal it is
 * @param number from 0, in the order in which collectors came to the store
 * @param position everything before it is stored
 */
record StoredJournal(String node, int number, Position position) {

  /**
   * Segments are numbered by the milliseconds in which they begin: that is until the year 10889.
   */
  private static final int SEGMENT_BITS = 48;

  /** Begins that of a node never heard of. */
  static void begin(Session session, String node) throws SQLException {
    if (find(session, node).isEmpty()) {
      session.update(
          """
          INSERT INTO journals (node, journal, segment, byte_offset, ripe_to, heard_at)
          VALUES (?, ?, ?, ?, 0, 0)\
          """,
          node,
          numbers(session).size(),
          Position.START.segment(),
          Position.START.offset());
    }
  }

  /** That of a node that began it. */
  static StoredJournal read(Session session, String node) throws SQLException {
    return find(session, node)
        .orElseThrow(() -> new SQLException("table journals has lost the row of " + node));
  }

  private static Optional<StoredJournal> find(Session session, String node) throws SQLException {
    return session.row(
        row ->
            new StoredJournal(
                node,
                row.getInt("journal"),
                new Position(row.getLong("segment"), row.getInt("byte_offset"))),
        "SELECT journal, segment, byte_offset FROM journals WHERE node = ?",
        node);
  }

  /** The numbers of all journals that were ever heard of. */
  static List<Integer> numbers(Session session) throws SQLException {
    return session.rows(row -> row.getInt(1), "SELECT journal FROM journals ORDER BY journal");
  }

  /** The first segment of a journal as it stands in tables. */
  static long firstSegment(int number) {
    return (long) number << SEGMENT_BITS;
  }

  /** A hit of this journal as it stands in tables. */
  HitRow placed(HitRow hit) {
    Position at = hit.position();
    return hit.withPosition(new Position(firstSegment(number) + at.segment(), at.offset()));
  }

  /** After a transaction that stored it up to there. */
  void write(Session session, Position to) throws SQLException {
    session.updateKnown(
        "UPDATE journals SET segment = ?, byte_offset = ? WHERE node = ?",
        to.segment(),
        to.offset(),
        node);
  }
}
