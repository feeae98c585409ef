package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.store.Delay;
import org.waybill.collector.store.Subject;
import org.waybill.wire.MessageKey;

/**
 * How many copies more or fewer stand where, and how many took how long to be opened. For one
 * transaction.
 */
final class Standings {

  private final CopyCounts standings;
  private final CopyCounts delays;

  /** Counts in those places. */
  Standings(Slots slots) {
    this.standings =
        new CopyCounts(BulkTable.MESSAGE_STANDINGS, BulkTable.SUBJECT_STANDINGS, slots);
    this.delays = new CopyCounts(BulkTable.MESSAGE_DELAYS, BulkTable.SUBJECT_DELAYS, slots);
  }

  /**
   * Whose copies are counted.
   *
   * @param subjects the copy's
   * @param sentAt its message's, UTC milliseconds
   */
  record Of(MessageKey message, Collection<Subject> subjects, long sentAt) {}

  /** Counts a copy that is new. */
  void add(Of of, Standing standing) {
    count(of, standing, 1);
  }

  /** Counts a copy elsewhere than before, or where it was. */
  void move(Of of, Standing before, Standing now) {
    if (!now.equals(before)) {
      count(of, before, -1);
      count(of, now, 1);
    }
  }

  private void count(Of of, Standing standing, long copies) {
    standings.add(of.message(), of.subjects(), of.sentAt(), standing.code(), copies);
  }

  /** The same of how long it took until it was opened; empty where nobody did. */
  void move(Of of, Optional<Delay> before, Optional<Delay> now) {
    if (!now.equals(before)) {
      before.ifPresent(delay -> count(of, delay, -1));
      now.ifPresent(delay -> count(of, delay, 1));
    }
  }

  private void count(Of of, Delay delay, long copies) {
    delays.add(of.message(), of.subjects(), of.sentAt(), delay.code(), copies);
  }

  /** Takes what another has. */
  void add(Standings other) {
    standings.add(other.standings);
    delays.add(other.delays);
  }

  void write(Session session) throws SQLException {
    standings.write(session);
    delays.write(session);
  }
}
