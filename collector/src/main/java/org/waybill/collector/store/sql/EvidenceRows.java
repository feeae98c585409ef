package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Evidence;
import org.waybill.collector.store.HitSource;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** Reads what is kept of requests themselves. */
final class EvidenceRows {

  private final Session session;

  EvidenceRows(Session session) {
    this.session = session;
  }

  private record Request(String address, Map<String, String> headers) {}

  /** Of the hits of a copy. */
  List<Evidence> ofCopy(MessageKey message, TrackingId copy, EventCursor after, int limit)
      throws SQLException {
    List<Evidence> all = new ArrayList<>();
    for (Event event : new EventRows(session).ofCopy(message, copy, after, limit)) {
      Optional<Request> request = request(event.id()); // none where it was purged meanwhile
      request.ifPresent(kept -> all.add(new Evidence(event, kept.address(), kept.headers())));
    }
    return all;
  }

  private Optional<Request> request(EventCursor id) throws SQLException {
    return session.row(
        row -> new Request(row.getString(1), HitRows.parse(row.getString(2))),
        "SELECT address, headers FROM events WHERE event_no = ?",
        id.number());
  }

  /** Of those whose numbers are the last ones, oldest first; purged ones are missing. */
  List<HitSource> newest(int limit) throws SQLException {
    return session.rows(
        row ->
            new HitSource(
                row.getLong(1),
                row.getLong(2),
                new Judgement(Verdict.of(row.getInt(3)), new Reasons(row.getLong(4))),
                row.getString(5)),
        """
        SELECT hit_at, hits, verdict, reasons, address
        FROM events --DERBY-PROPERTIES constraint=events_key
        WHERE event_no >= ? ORDER BY event_no\
        """,
        Progress.read(session).nextEvent() - limit);
  }
}
