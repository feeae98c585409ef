package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.wire.MessageKey;

/** Reads how many copies stand where. */
final class StandingRows {

  private StandingRows() {}

  private record Stored(int hour, int standing, long copies) {}

  static Cohort ofMessage(Session session, MessageKey message) throws SQLException {
    SortedMap<Integer, Long> standings = new TreeMap<>();
    session.rows(
        row -> standings.put(row.getInt(1), row.getLong(2)),
        """
        SELECT standing, copies
        FROM message_standings --DERBY-PROPERTIES constraint=message_standings_key
        WHERE message_key = ?\
        """,
        message.bytes());
    return new Cohort(standings);
  }

  /** In order of time. */
  static List<SubjectFigures.Copies> ofSubject(Session session, Stretch stretch)
      throws SQLException {
    SortedMap<Integer, SortedMap<Integer, Long>> hours = new TreeMap<>();
    for (Stored stored : stored(session, stretch)) {
      hours
          .computeIfAbsent(stored.hour(), hour -> new TreeMap<>())
          .put(stored.standing(), stored.copies());
    }
    return hours.entrySet().stream()
        .map(hour -> new SubjectFigures.Copies(hour.getKey(), new Cohort(hour.getValue())))
        .toList();
  }

  private static List<Stored> stored(Session session, Stretch stretch) throws SQLException {
    return session.rows(
        row -> new Stored(stretch.hour(row.getInt(1)), row.getInt(2), row.getLong(3)),
        """
        SELECT sent_hour, standing, copies
        FROM subject_standings --DERBY-PROPERTIES constraint=subject_standings_key
        WHERE subject_kind = ? AND subject_key = ? AND sent_hour >= ? AND sent_hour < ?
        ORDER BY sent_hour, standing\
        """,
        stretch.kind(),
        stretch.key().bytes(),
        stretch.since(),
        stretch.until());
  }
}
