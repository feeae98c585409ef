package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.TextKey;
import org.waybill.wire.TrackingId;

/**
 * What hits were that are gone: figures go on counting them as they were judged last. With what is
 * kept of a copy it is all that the copy's figures stand for.
 */
final class PurgedHits {

  private PurgedHits() {}

  private record Alike(TextKey copy, int type, int verdict, long reasons, int device, int link)
      implements Comparable<Alike> {

    @Override
    public int compareTo(Alike other) {
      int order = copy.compareTo(other.copy);
      order = order != 0 ? order : Integer.compare(type, other.type);
      order = order != 0 ? order : Integer.compare(verdict, other.verdict);
      order = order != 0 ? order : Long.compare(reasons, other.reasons);
      order = order != 0 ? order : Integer.compare(device, other.device);
      return order != 0 ? order : Integer.compare(link, other.link);
    }
  }

  private record Gone(long number, Alike alike, Figures figures) {}

  /** Those of a copy. */
  static List<Judged> of(Session session, Lookup lookup, TrackingId copy) throws SQLException {
    return session.rows(
        row ->
            new Judged(
                EventType.of(row.getInt("event_type")),
                row.getInt("link"),
                Figures.of(row.getLong("hits"), row.getLong("first_at"), row.getLong("last_at")),
                new Judgement(
                    Verdict.of(row.getInt("verdict")), new Reasons(row.getLong("reasons"))),
                lookup.device(session, row.getInt("device"))),
        """
        SELECT event_type, verdict, reasons, device, link, hits, first_at, last_at
        FROM purged_hits --DERBY-PROPERTIES constraint=purged_hits_key
        WHERE copy_key = ?\
        """,
        copy.bytes());
  }

  /** Takes note of the events from a number to another that came before a moment. */
  static void add(Session session, Lookup lookup, long from, long to, long before)
      throws SQLException {
    Map<Alike, Figures> sums = new TreeMap<>();
    for (Gone gone : events(session, from, to, before)) {
      lookup.forget(TrackingId.of(gone.alike().copy().bytes()), gone.number());
      sums.merge(gone.alike(), gone.figures(), Figures::plus);
    }
    List<Object[]> rows = new ArrayList<>();
    sums.forEach((alike, more) -> rows.add(row(alike, more)));
    session.add(BulkTable.PURGED_HITS, rows, List.of());
  }

  private static List<Gone> events(Session session, long from, long to, long before)
      throws SQLException {
    return session.rows(
        PurgedHits::gone,
        """
        SELECT event_no, copy_key, event_type, verdict, reasons, device, link, hits, hit_at
        FROM events --DERBY-PROPERTIES constraint=events_key
        WHERE event_no >= ? AND event_no <= ? AND hit_at < ?\
        """,
        from,
        to,
        before);
  }

  private static Gone gone(ResultSet row) throws SQLException {
    long at = row.getLong("hit_at");
    return new Gone(
        row.getLong("event_no"),
        new Alike(
            TextKey.of(row.getBytes("copy_key")),
            row.getInt("event_type"),
            row.getInt("verdict"),
            row.getLong("reasons"),
            row.getInt("device"),
            row.getInt("link")),
        Figures.of(row.getLong("hits"), at, at));
  }

  private static Object[] row(Alike alike, Figures more) {
    return new Object[] {
      alike.copy().bytes(),
      alike.type(),
      alike.verdict(),
      alike.reasons(),
      alike.device(),
      alike.link(),
      more.total(),
      more.firstAt().orElseThrow(),
      more.lastAt().orElseThrow()
    };
  }
}
