package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.Subjects;

/**
 * Looks for what does not agree in a database that nobody writes to meanwhile: hits, those that are
 * purged with them, against the figures of copies, those against the figures of messages. Figures
 * by hour are not recounted from hits: those of senders and folds are summed up and compared with
 * those of everything, so are reasons of senders; those of domains, tags, targets and devices, and
 * what hangs on reasons, are not looked at.
 */
final class FigureCheck {

  private final Session session;
  private final List<Finding> findings = new ArrayList<>();

  private FigureCheck(Session session) {
    this.session = session;
  }

  static List<Finding> run(Session session) throws SQLException {
    FigureCheck check = new FigureCheck(session);
    check.recount();
    check.copies();
    check.standings();
    check.delays();
    check.subjects(SubjectKind.SENDER);
    check.subjects(SubjectKind.FOLD);
    check.reasons();
    check.days();
    return List.copyOf(check.findings);
  }

  /** Hits of each copy, kept and purged, against its figures, in both directions. */
  private void recount() throws SQLException {
    String hits =
        """
        SELECT copy_key, event_type, verdict, link, SUM(hits) AS hits, MIN(first_at) AS first_at,
          MAX(last_at) AS last_at
        FROM (
          SELECT copy_key, event_type, verdict, link, hits, hit_at AS first_at, hit_at AS last_at
          FROM events
          UNION ALL SELECT copy_key, event_type, verdict, link, hits, first_at, last_at
          FROM purged_hits) AS h
        GROUP BY copy_key, event_type, verdict, link\
        """;
    found(
        count(
            """
            SELECT COUNT(*) FROM (%s) AS e
            JOIN copies c ON c.copy_key = e.copy_key
            LEFT JOIN copy_rollups r ON r.copy_key = e.copy_key AND r.event_type = e.event_type
              AND r.verdict = e.verdict AND r.link = e.link
            WHERE c.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              AND (r.hits IS NULL OR r.hits <> e.hits OR r.first_at <> e.first_at
                OR r.last_at <> e.last_at)\
            """
                .formatted(hits)),
        "figures of a copy differ from a recount of its hits");
    found(
        count(
            """
            SELECT COUNT(*) FROM copy_rollups r
            JOIN copies c ON c.copy_key = r.copy_key
            LEFT JOIN (%s) AS e ON r.copy_key = e.copy_key AND r.event_type = e.event_type
              AND r.verdict = e.verdict AND r.link = e.link
            WHERE c.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              AND e.hits IS NULL\
            """
                .formatted(hits)),
        "figures of a copy stand for no hit");
  }

  /**
   * What is counted once a copy against the copies' own figures; not of messages sent so early that
   * one may be half purged.
   */
  private void copies() throws SQLException {
    found(
        count(
            """
            SELECT COUNT(*) FROM (
              SELECT c.message_key, r.event_type, r.verdict, r.link, COUNT(*) AS copies,
                SUM(r.hits) AS hits, MIN(r.first_at) AS first_at, MAX(r.last_at) AS last_at
              FROM copy_rollups r JOIN copies c ON c.copy_key = r.copy_key
              WHERE c.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              GROUP BY c.message_key, r.event_type, r.verdict, r.link) AS e
            LEFT JOIN message_rollups m ON m.message_key = e.message_key
              AND m.event_type = e.event_type AND m.verdict = e.verdict AND m.link = e.link
            WHERE m.copies IS NULL OR m.copies <> e.copies OR m.hits <> e.hits
              OR m.first_at > e.first_at OR m.last_at < e.last_at
              OR (e.verdict <> 0 AND (m.first_at <> e.first_at OR m.last_at <> e.last_at))\
            """),
        "figures of a message differ from those of its copies");
    found( // counted apart: joined, Derby makes the copies' side anew for each row
        count(
                """
                SELECT COUNT(*) FROM message_rollups m
                JOIN messages s ON s.message_key = m.message_key
                WHERE m.link >= 0
                  AND s.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)\
                """)
            - count(
                """
                SELECT COUNT(*) FROM (
                  SELECT DISTINCT c.message_key, r.event_type, r.verdict, r.link
                  FROM copy_rollups r JOIN copies c ON c.copy_key = r.copy_key
                  WHERE c.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)) AS e\
                """),
        "figures of a message stand for no hit");
    found(
        count(
            """
            SELECT COUNT(*) FROM (
              SELECT c.message_key, r.verdict, COUNT(DISTINCT r.copy_key) AS copies,
                SUM(r.hits) AS hits
              FROM copy_rollups r JOIN copies c ON c.copy_key = r.copy_key
              WHERE r.event_type = 2
                AND c.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              GROUP BY c.message_key, r.verdict) AS e
            LEFT JOIN message_rollups m ON m.message_key = e.message_key AND m.event_type = 2
              AND m.verdict = e.verdict AND m.link = -1
            WHERE m.copies IS NULL OR m.copies <> e.copies OR m.hits <> e.hits\
            """),
        "clicks of a message over all its links differ from a recount");
    found(
        count(
            """
            SELECT COUNT(*) FROM messages m
            WHERE m.sent_at >= (SELECT messages_from FROM progress WHERE id = 1) AND m.copies <> (
              SELECT COUNT(*) FROM copies c WHERE c.message_key = m.message_key)\
            """),
        "messages name a wrong number of copies");
  }

  /** Where copies stand against how many are counted there, in both directions. */
  private void standings() throws SQLException {
    found(
        count(
            """
            SELECT COUNT(*) FROM (
              SELECT message_key, standing, COUNT(*) AS copies FROM copies
              WHERE sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              GROUP BY message_key, standing) AS e
            LEFT JOIN message_standings m ON m.message_key = e.message_key
              AND m.standing = e.standing
            WHERE m.copies IS NULL OR m.copies <> e.copies\
            """),
        "copies of a message that stand somewhere differ from a recount");
    found(
        count(
            """
            SELECT COUNT(*) FROM messages m LEFT JOIN (
              SELECT message_key, SUM(copies) AS copies FROM message_standings
              GROUP BY message_key) AS s
            ON s.message_key = m.message_key
            WHERE m.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              AND m.copies <> COALESCE(s.copies, 0)\
            """),
        "messages of which not every copy stands somewhere, or one twice");
    found(
        count(
            """
            SELECT COUNT(*) FROM subject_sent a LEFT JOIN (
              SELECT subject_kind, subject_key, sent_hour, SUM(copies) AS copies
              FROM subject_standings GROUP BY subject_kind, subject_key, sent_hour) AS s
            ON s.subject_kind = a.subject_kind AND s.subject_key = a.subject_key
              AND s.sent_hour = a.sent_hour
            WHERE a.sent_hour >= (SELECT figures_from FROM progress WHERE id = 1)
              AND a.copies <> COALESCE(s.copies, 0)\
            """),
        "hours in which not every copy sent stands somewhere, or one twice");
  }

  /** How long copies took to be opened against how many are counted there. */
  private void delays() throws SQLException {
    found(
        count(
            """
            SELECT COUNT(*) FROM (
              SELECT message_key, open_delay, COUNT(*) AS copies FROM copies
              WHERE open_delay IS NOT NULL
                AND sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              GROUP BY message_key, open_delay) AS e
            LEFT JOIN message_delays m ON m.message_key = e.message_key
              AND m.open_delay = e.open_delay
            WHERE m.copies IS NULL OR m.copies <> e.copies\
            """),
        "copies of a message that took so long to be opened differ from a recount");
    found(
        count(
                """
                SELECT COUNT(*) FROM message_delays m
                JOIN messages s ON s.message_key = m.message_key
                WHERE s.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)\
                """)
            - count(
                """
                SELECT COUNT(*) FROM (
                  SELECT DISTINCT message_key, open_delay FROM copies
                  WHERE open_delay IS NOT NULL
                    AND sent_at >= (SELECT messages_from FROM progress WHERE id = 1)) AS e\
                """),
        "times to the first open are counted that no copy of the message took");
  }

  /** Every message has one sender and one fold: their sums by hour are those of everything. */
  private void subjects(SubjectKind kind) throws SQLException {
    found(
        count(
            """
            SELECT COUNT(*) FROM subject_rollups a LEFT JOIN (
              SELECT hit_hour, event_type, verdict, SUM(hits) AS hits, SUM(copies) AS copies
              FROM subject_rollups WHERE subject_kind = ?
              GROUP BY hit_hour, event_type, verdict) AS s
            ON s.hit_hour = a.hit_hour AND s.event_type = a.event_type AND s.verdict = a.verdict
            WHERE a.subject_kind = 1
              AND a.hit_hour >= (SELECT figures_from FROM progress WHERE id = 1)
              AND (s.hits IS NULL OR s.hits <> a.hits OR s.copies <> a.copies)\
            """,
            kind.code()),
        "hours in which figures of subjects (%s) do not add up".formatted(kind));
    found(
        count(
            """
            SELECT COUNT(*) FROM subject_sent a LEFT JOIN (
              SELECT sent_hour, SUM(messages) AS messages, SUM(copies) AS copies
              FROM subject_sent WHERE subject_kind = ? GROUP BY sent_hour) AS s
            ON s.sent_hour = a.sent_hour
            WHERE a.subject_kind = 1
              AND a.sent_hour >= (SELECT figures_from FROM progress WHERE id = 1)
              AND (s.messages IS NULL OR s.messages <> a.messages OR s.copies <> a.copies)\
            """,
            kind.code()),
        "hours in which what was sent of subjects (%s) does not add up".formatted(kind));
    found(
        count(
            """
            SELECT COUNT(*) FROM subject_standings a LEFT JOIN (
              SELECT sent_hour, standing, SUM(copies) AS copies
              FROM subject_standings WHERE subject_kind = ? GROUP BY sent_hour, standing) AS s
            ON s.sent_hour = a.sent_hour AND s.standing = a.standing
            WHERE a.subject_kind = 1
              AND a.sent_hour >= (SELECT figures_from FROM progress WHERE id = 1)
              AND (s.copies IS NULL OR s.copies <> a.copies)\
            """,
            kind.code()),
        "hours in which standings of subjects (%s) do not add up".formatted(kind));
    found(
        count(
            """
            SELECT COUNT(*) FROM subject_delays a LEFT JOIN (
              SELECT sent_hour, open_delay, SUM(copies) AS copies
              FROM subject_delays WHERE subject_kind = ? GROUP BY sent_hour, open_delay) AS s
            ON s.sent_hour = a.sent_hour AND s.open_delay = a.open_delay
            WHERE a.subject_kind = 1
              AND a.sent_hour >= (SELECT figures_from FROM progress WHERE id = 1)
              AND (s.copies IS NULL OR s.copies <> a.copies)\
            """,
            kind.code()),
        "hours in which times to the first open of subjects (%s) do not add up".formatted(kind));
  }

  /** Every hit has one sender: reasons of senders add up to those of everything. */
  private void reasons() throws SQLException {
    for (Reason reason : Reason.values()) {
      found(
          count(
              """
              SELECT COUNT(*) FROM (
                SELECT hit_hour, verdict, SUM(hits) AS hits FROM subject_rollups
                WHERE subject_kind = ? AND subject_key = ? GROUP BY hit_hour, verdict) AS a
              LEFT JOIN (
                SELECT hit_hour, verdict, SUM(hits) AS hits FROM subject_reasons
                WHERE subject_kind = ? AND reason = ? GROUP BY hit_hour, verdict) AS s
              ON s.hit_hour = a.hit_hour AND s.verdict = a.verdict
              WHERE a.hit_hour >= (SELECT figures_from FROM progress WHERE id = 1)
                AND COALESCE(s.hits, 0) <> a.hits\
              """,
              SubjectKind.REASON.code(),
              Subjects.ofReason(reason).key().bytes(),
              SubjectKind.SENDER.code(),
              reason.code()),
          "hours in which hits of senders by reason (%s) do not add up".formatted(reason.word()));
    }
  }

  /** Figures by day against the sums of their hours, in both directions. */
  private void days() throws SQLException {
    days("rollups", "hit_hour", ", event_type, verdict", "hits, copies");
    days("sent", "sent_hour", "", "messages, copies, recipients");
    days("standings", "sent_hour", ", standing", "copies");
    days("delays", "sent_hour", ", open_delay", "copies");
    days("reasons", "hit_hour", ", reason, verdict", "hits");
  }

  private void days(String table, String hour, String by, String counts) throws SQLException {
    Slots slots = Progress.read(session).slots();
    int first = Math.max(0, slots.firstDay()); // SQL divides towards zero
    int end = Math.max(first, slots.summed().day());
    String sums =
        """
        SELECT CAST(subject_kind + %6$d AS SMALLINT), subject_key, day%3$s, %5$s
        FROM (
          SELECT subject_kind, subject_key, %2$s / 24 AS day%3$s, %4$s FROM subject_%1$s
          WHERE subject_kind < %6$d AND %2$s >= ? AND %2$s < ?) AS h
        GROUP BY subject_kind, subject_key, day%3$s\
        """
            .formatted(table, hour, by, counts, counts.replaceAll("\\w+", "SUM($0)"), Slot.BY_DAY);
    String days =
        """
        SELECT subject_kind, subject_key, %2$s%3$s, %4$s FROM subject_%1$s
        WHERE subject_kind > %5$d AND %2$s >= ? AND %2$s < ?\
        """
            .formatted(table, hour, by, counts, Slot.BY_DAY);
    String differ = "SELECT COUNT(*) FROM (%s EXCEPT %s) AS d";
    Object[] hoursThenDays = {SummedDays.begin(first), SummedDays.begin(end), first, end};
    Object[] daysThenHours = {first, end, SummedDays.begin(first), SummedDays.begin(end)};
    found(
        count(differ.formatted(sums, days), hoursThenDays)
            + count(differ.formatted(days, sums), daysThenHours),
        "figures by day (%s) differ from the sums of their hours".formatted(table));
  }

  private long count(String sql, Object... values) throws SQLException {
    return session
        .row(row -> row.getLong(1), sql, values)
        .orElseThrow(() -> new SQLException("a count gave no row"));
  }

  private void found(long count, String what) {
    if (count > 0) {
      findings.add(
          new Finding(
              what
                  + "; a backup may be older than that: a restore costs what was stored after it"
                  + " and trimmed from the journal",
              count));
    }
  }
}
