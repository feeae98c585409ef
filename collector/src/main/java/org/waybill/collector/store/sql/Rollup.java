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
    return read(session, "message", "copies", message.bytes());
  }

  static List<Rollup> ofCopy(Session session, TrackingId copy) throws SQLException {
    return read(session, "copy", "1", copy.bytes());
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

  private static List<Rollup> read(Session session, String what, String copies, byte[] key)
      throws SQLException {
    return session.rows(
        Rollup::read,
        """
        SELECT event_type, verdict, link, %2$s AS copies, hits, first_at, last_at
        FROM %1$s_rollups --DERBY-PROPERTIES constraint=%1$s_rollups_key
        WHERE %1$s_key = ?\
        """
            .formatted(what, copies),
        key);
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
