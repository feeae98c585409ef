package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.ReasonHits;
import org.waybill.collector.store.Stake;
import org.waybill.collector.store.Subject;

/** Reads why hits count as they do. */
final class ReasonRows {

  private ReasonRows() {}

  private record Counted(int reason, int verdict) implements Comparable<Counted> {
    @Override
    public int compareTo(Counted other) {
      int order = Integer.compare(reason, other.reason);
      return order != 0 ? order : Integer.compare(verdict, other.verdict);
    }
  }

  /** Of a subject; of a kind of which no reasons are counted, none. */
  static List<ReasonHits> ofSubject(Session session, Subject subject, int since, int until)
      throws SQLException {
    SortedMap<Counted, Long> hits = new TreeMap<>();
    Slots slots = Progress.read(session).slots();
    for (Stretch stretch : slots.stretches(subject, List.of(since, until))) {
      session.rows(
          row -> hits.merge(new Counted(row.getInt(1), row.getInt(2)), row.getLong(3), Long::sum),
          """
          SELECT reason, verdict, SUM(hits)
          FROM subject_reasons --DERBY-PROPERTIES constraint=subject_reasons_key
          WHERE subject_kind = ? AND subject_key = ? AND hit_hour >= ? AND hit_hour < ?
          GROUP BY reason, verdict\
          """,
          stretch.kind(),
          stretch.key().bytes(),
          stretch.since(),
          stretch.until());
    }
    return hits.entrySet().stream()
        .flatMap(
            row ->
                reason(row.getKey().reason()).stream()
                    .map(
                        reason ->
                            new ReasonHits(
                                reason, Verdict.of(row.getKey().verdict()), row.getValue())))
        .toList();
  }

  /** What hangs on which reason, of the copies sent from an hour to another. */
  static Map<Reason, Stake> stakes(Session session, int since, int until) throws SQLException {
    Map<Reason, Stake> stakes = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      stake(session, reason, since, until)
          .filter(stake -> !stake.equals(Stake.NONE))
          .ifPresent(stake -> stakes.put(reason, stake));
    }
    return stakes;
  }

  private static Optional<Stake> stake(Session session, Reason reason, int since, int until)
      throws SQLException {
    return session.row(
        row -> new Stake(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        """
        SELECT SUM(touched), SUM(decided), SUM(opened), SUM(clicked)
        FROM reason_stakes --DERBY-PROPERTIES constraint=reason_stakes_key
        WHERE reason = ? AND sent_hour >= ? AND sent_hour < ?\
        """,
        reason.code(),
        since,
        until);
  }

  private static Optional<Reason> reason(int code) {
    return Arrays.stream(Reason.values()).filter(reason -> reason.code() == code).findFirst();
  }
}
