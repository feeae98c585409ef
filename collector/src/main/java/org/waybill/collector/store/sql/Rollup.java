package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.HitFigures;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** One stored row of figures. */
record Rollup(EventType type, Verdict verdict, int link, long copies, Figures figures) {

  static List<Rollup> ofMessage(Session session, MessageKey message) throws SQLException {
    return session.rows(
        Rollup::read,
        """
        SELECT event_type, verdict, link, copies, hits, first_at, last_at
        FROM message_rollups --DERBY-PROPERTIES constraint=message_rollups_key
        WHERE message_key = ?\
        """,
        message.bytes());
  }

  private record OfCopy(TrackingId copy, Rollup rollup) {

    static OfCopy read(ResultSet row) throws SQLException {
      return new OfCopy(TrackingId.of(row.getBytes("copy_key")), Rollup.read(row));
    }
  }

  /** Those of several copies, as far as they have any. */
  static Map<TrackingId, List<Rollup>> ofCopies(Session session, List<TrackingId> copies)
      throws SQLException {
    String columns = "copy_key, event_type, verdict, link, 1 AS copies, hits, first_at, last_at";
    return session
        .rowsOf(
            OfCopy::read,
            columns,
            "copy_rollups",
            "copy_key",
            copies.stream().map(TrackingId::bytes).toList(),
            key ->
                session.rows(
                    OfCopy::read,
                    """
                    SELECT %s FROM copy_rollups --DERBY-PROPERTIES constraint=copy_rollups_key
                    WHERE copy_key = ?\
                    """
                        .formatted(columns),
                    key))
        .stream()
        .collect(
            Collectors.groupingBy(
                OfCopy::copy, Collectors.mapping(OfCopy::rollup, Collectors.toList())));
  }

  /** What was counted of a type over all links. */
  static HitFigures sum(List<Rollup> rollups, EventType type) {
    return rollups.stream()
        .filter(rollup -> rollup.type == type && rollup.link != MessageRollups.ALL_LINKS)
        .map(rollup -> HitFigures.of(rollup.verdict, rollup.figures))
        .reduce(HitFigures.NONE, HitFigures::plus);
  }

  /** How many copies of a message had a link followed, by verdict. */
  static Map<Verdict, Long> copies(List<Rollup> rollups, int link) {
    return rollups.stream()
        .filter(rollup -> rollup.type == EventType.CLICK && rollup.link == link)
        .collect(Collectors.toMap(Rollup::verdict, Rollup::copies));
  }

  /** How often one link was clicked. */
  static HitFigures ofLink(List<Rollup> rollups, int link) {
    return sum(rollups.stream().filter(rollup -> rollup.link == link).toList(), EventType.CLICK);
  }

  /** The links clicked, in order. */
  static List<Integer> clicked(List<Rollup> rollups) {
    return rollups.stream()
        .filter(rollup -> rollup.type == EventType.CLICK)
        .map(Rollup::link)
        .distinct()
        .sorted()
        .toList();
  }

  private static Rollup read(ResultSet row) throws SQLException {
    return new Rollup(
        EventType.of(row.getInt("event_type")),
        Verdict.of(row.getInt("verdict")),
        row.getInt("link"),
        row.getLong("copies"),
        Figures.of(row.getLong("hits"), row.getLong("first_at"), row.getLong("last_at")));
  }
}
