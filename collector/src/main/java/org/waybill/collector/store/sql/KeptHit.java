package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** An event as it is judged: what is known of the hit, and what was decided. Immutable. */
record KeptHit(
    long number,
    MessageKey message,
    TrackingId copy,
    long hits,
    Sighting sighting,
    Judgement judgement,
    int device) {

  private static final String COLUMNS =
      "event_no, message_key, copy_key, hit_at, hits, event_type, method, link, address,"
          + " user_agent, headers, verdict, reasons, device";

  /** Those that are kept of a copy, from an event on, by time. */
  static List<KeptHit> ofCopy(Session session, MessageKey message, TrackingId copy, long from)
      throws SQLException {
    return session
        .rows(
            KeptHit::read,
            """
            SELECT %s FROM events --DERBY-PROPERTIES index=events_by_copy
            WHERE message_key = ? AND copy_key = ? AND event_no >= ?\
            """
                .formatted(COLUMNS),
            message.bytes(),
            copy.bytes(),
            from)
        .stream()
        .sorted(Comparator.comparingLong(KeptHit::at).thenComparingLong(KeptHit::number))
        .toList();
  }

  /** The next in the order of events. */
  static List<KeptHit> from(Session session, long number, int most) throws SQLException {
    return session.rows(
        KeptHit::read,
        """
        SELECT %s FROM events --DERBY-PROPERTIES constraint=events_key
        WHERE event_no >= ? ORDER BY event_no FETCH FIRST ? ROWS ONLY\
        """
            .formatted(COLUMNS),
        number,
        most);
  }

  private static KeptHit read(ResultSet row) throws SQLException {
    return new KeptHit(
        row.getLong("event_no"),
        MessageKey.of(row.getBytes("message_key")),
        TrackingId.of(row.getBytes("copy_key")),
        row.getLong("hits"),
        new Sighting(
            row.getLong("hit_at"),
            EventType.of(row.getInt("event_type")),
            row.getString("method"),
            row.getInt("link"),
            row.getString("address"),
            row.getString("user_agent"),
            HitRows.parse(row.getString("headers")),
            false),
        new Judgement(Verdict.of(row.getInt("verdict")), new Reasons(row.getLong("reasons"))),
        row.getInt("device"));
  }

  /** With what its network did around it. */
  KeptHit among(TamperingRows tampering) throws SQLException {
    boolean near = tampering.isNear(sighting.address(), at());
    return new KeptHit(
        number, message, copy, hits, sighting.nearTampering(near), judgement, device);
  }

  /** When it came, UTC milliseconds. */
  long at() {
    return sighting.at();
  }

  boolean isSettled() {
    return judgement.verdict() != Verdict.UNSETTLED;
  }

  /** What it counts as, judged like that. */
  Judged judged(Judgement as, KnownDevice by) {
    return new Judged(sighting.type(), sighting.link(), Figures.of(hits, at(), at()), as, by);
  }

  /** Writes what was decided of it. */
  void write(Session session, Judged decided, int rules) throws SQLException {
    session.updateKnown(
        "UPDATE events SET verdict = ?, reasons = ?, device = ?, rules = ? WHERE event_no = ?",
        decided.judgement().verdict().code(),
        decided.judgement().reasons().bits(),
        decided.device().number(),
        rules,
        number);
  }
}
