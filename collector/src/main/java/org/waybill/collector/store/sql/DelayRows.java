package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.store.Delay;
import org.waybill.collector.store.Delays;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.wire.MessageKey;

/** Reads how long it took until copies were opened. */
final class DelayRows {

  private DelayRows() {}

  private record Stored(int hour, Delay delay, long copies) {}

  static Delays ofMessage(Session session, MessageKey message) throws SQLException {
    SortedMap<Delay, Long> delays = new TreeMap<>();
    session.rows(
        row -> delays.put(new Delay(row.getInt(1)), row.getLong(2)),
        """
        SELECT open_delay, copies
        FROM message_delays --DERBY-PROPERTIES constraint=message_delays_key
        WHERE message_key = ?\
        """,
        message.bytes());
    return new Delays(delays);
  }

  /** In order of time. */
  static List<SubjectFigures.Opened> ofSubject(Session session, Stretch stretch)
      throws SQLException {
    SortedMap<Integer, SortedMap<Delay, Long>> hours = new TreeMap<>();
    for (Stored stored : stored(session, stretch)) {
      hours
          .computeIfAbsent(stored.hour(), hour -> new TreeMap<>())
          .put(stored.delay(), stored.copies());
    }
    return hours.entrySet().stream()
        .map(hour -> new SubjectFigures.Opened(hour.getKey(), new Delays(hour.getValue())))
        .toList();
  }

  private static List<Stored> stored(Session session, Stretch stretch) throws SQLException {
    return session.rows(
        row -> new Stored(stretch.hour(row.getInt(1)), new Delay(row.getInt(2)), row.getLong(3)),
        """
        SELECT sent_hour, open_delay, copies
        FROM subject_delays --DERBY-PROPERTIES constraint=subject_delays_key
        WHERE subject_kind = ? AND subject_key = ? AND sent_hour >= ? AND sent_hour < ?
        ORDER BY sent_hour, open_delay\
        """,
        stretch.kind(),
        stretch.key().bytes(),
        stretch.since(),
        stretch.until());
  }
}
