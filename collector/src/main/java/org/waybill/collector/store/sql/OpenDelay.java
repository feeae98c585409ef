package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Delay;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.Delivery.Delivered;
import org.waybill.collector.store.sql.Contribution.Kind;
import org.waybill.wire.TrackingId;

/** How long after its delivery a copy was first opened by a person; a click counts as an open. */
final class OpenDelay {

  private OpenDelay() {}

  /**
   * By what its hits add to figures.
   *
   * @param sentAt when its message was sent: from there where its delivery is not known
   */
  static Optional<Delay> of(Contribution hits, Delivery delivery, long sentAt) {
    return Stream.of(EventType.OPEN, EventType.CLICK)
        .flatMap(type -> Optional.ofNullable(hits.firsts().get(kind(type))).stream())
        .min(Long::compare)
        .map(first -> between(delivery, sentAt, first));
  }

  private static Kind kind(EventType type) {
    return new Kind(type, Verdict.PERSON);
  }

  /** The same by the copy's figures as they are stored. */
  static Optional<Delay> stored(Session session, TrackingId copy, Delivery delivery, long sentAt)
      throws SQLException {
    return session
        .row(
            row -> row.getLong(1),
            """
            SELECT first_at FROM copy_rollups --DERBY-PROPERTIES constraint=copy_rollups_key
            WHERE copy_key = ? AND event_type IN (?, ?) AND verdict = ?
            ORDER BY first_at FETCH FIRST ROW ONLY\
            """,
            copy.bytes(),
            EventType.OPEN.code(),
            EventType.CLICK.code(),
            Verdict.PERSON.code())
        .map(first -> between(delivery, sentAt, first));
  }

  private static Delay between(Delivery delivery, long sentAt, long first) {
    long from = delivery instanceof Delivered(long at) ? at : sentAt;
    return Delay.of(first - from);
  }

  /** As a column holds it. */
  static Optional<Delay> read(ResultSet row, String column) throws SQLException {
    int code = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(new Delay(code));
  }

  /** What the column takes. */
  static Optional<Integer> code(Optional<Delay> delay) {
    return delay.map(Delay::code);
  }
}
