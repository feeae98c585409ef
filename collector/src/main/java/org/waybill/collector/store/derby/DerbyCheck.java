package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.SubjectKind;

/**
 * Looks for what does not agree in a database that nobody writes to meanwhile. Hits that were
 * purged are in the figures and can no longer be counted: a figure is recounted exactly where its
 * earliest hit came after the last that may be gone, and may be larger elsewhere. Figures by hour
 * are not recounted from hits: those of senders and folds are summed up and compared with those of
 * everything, those of domains, tags and targets are not looked at.
 */
final class DerbyCheck {

  private final Session session;
  private final List<Finding> findings = new ArrayList<>();

  private DerbyCheck(Session session) {
    this.session = session;
  }

  static List<Finding> run(Session session) throws SQLException {
    DerbyCheck check = new DerbyCheck(session);
    check.tables();
    check.recount("message");
    check.recount("copy");
    check.copies();
    check.subjects(SubjectKind.SENDER);
    check.subjects(SubjectKind.FOLD);
    return List.copyOf(check.findings);
  }

  private void tables() throws SQLException {
    List<String> tables =
        session.rows(
            row -> row.getString(1),
            "SELECT tablename FROM sys.systables WHERE tabletype = 'T' ORDER BY tablename");
    for (String table : tables) {
      table(table);
    }
  }

  private void table(String table) throws SQLException {
    try {
      session.rows(
          row -> row.getInt(1), "VALUES SYSCS_UTIL.SYSCS_CHECK_TABLE(CURRENT SCHEMA, ?)", table);
    } catch (SQLException e) {
      if (!e.getSQLState().startsWith("X0")) {
        throw e;
      }
      findings.add(
          new Finding(
              "table %s does not agree with its indexes (%s); restore a backup"
                  .formatted(table, e.getMessage()),
              1));
    }
  }

  /** Hits of each message or copy against its figures, in both directions. */
  private void recount(String what) throws SQLException {
    long wrong =
        count(
            """
            SELECT COUNT(*) FROM (
              SELECT %1$s_key AS id, event_type, verdict, link, SUM(hits) AS hits,
                MIN(hit_at) AS first_at, MAX(hit_at) AS last_at
              FROM events WHERE event_type IN (1, 2, 5)
              GROUP BY %1$s_key, event_type, verdict, link) AS e
            LEFT JOIN %1$s_rollups r ON r.%1$s_key = e.id AND r.event_type = e.event_type
              AND r.verdict = e.verdict AND r.link = e.link
            WHERE r.hits IS NULL OR r.hits < e.hits OR r.first_at > e.first_at
              OR r.last_at < e.last_at
              OR (r.first_at >= (SELECT hits_from FROM progress WHERE id = 1)
                AND (r.hits <> e.hits OR r.first_at <> e.first_at OR r.last_at <> e.last_at))\
            """
                .formatted(what));
    found(wrong, "figures of a %s differ from a recount of its hits".formatted(what));
    long counted =
        count(
            """
            SELECT COUNT(*) FROM (
              SELECT DISTINCT e.%1$s_key, e.event_type, e.verdict, e.link FROM events e
              JOIN %1$s_rollups r ON r.%1$s_key = e.%1$s_key AND r.event_type = e.event_type
                AND r.verdict = e.verdict AND r.link = e.link
              WHERE r.first_at >= (SELECT hits_from FROM progress WHERE id = 1)) AS known\
            """
                .formatted(what));
    long kept =
        count(
            """
            SELECT COUNT(*) FROM %s_rollups WHERE link >= 0
              AND first_at >= (SELECT hits_from FROM progress WHERE id = 1)\
            """
                .formatted(what));
    found(kept - counted, "figures of a %s stand for no hit".formatted(what));
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
              SELECT c.message_key, r.event_type, r.verdict, r.link, COUNT(*) AS copies
              FROM copy_rollups r JOIN copies c ON c.copy_key = r.copy_key
              WHERE c.sent_at >= (SELECT messages_from FROM progress WHERE id = 1)
              GROUP BY c.message_key, r.event_type, r.verdict, r.link) AS e
            LEFT JOIN message_rollups m ON m.message_key = e.message_key
              AND m.event_type = e.event_type AND m.verdict = e.verdict AND m.link = e.link
            WHERE m.copies IS NULL OR m.copies <> e.copies\
            """),
        "copies of a message that had a hit differ from a recount");
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
