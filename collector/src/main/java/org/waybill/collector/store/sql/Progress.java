package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;
import org.waybill.wire.LedgerPosition;

/**
 * How far the store is: the next event's number, the ledgers of Jameses.
 *
 * @param slots where figures of subjects stand
 */
record Progress(long nextEvent, Slots slots) {

  static Progress read(Session session) throws SQLException {
    return session
        .row(
            row -> new Progress(row.getLong("next_event"), slots(row)),
            """
            SELECT next_event, figures_from, summed_day, summed_kind, summed_key
            FROM progress WHERE id = 1\
            """)
        .orElseThrow(() -> new SQLException("table progress has lost its row"));
  }

  private static Slots slots(ResultSet row) throws SQLException {
    Subject upTo =
        new Subject(
            SubjectKind.of(row.getInt("summed_kind")), TextKey.of(row.getBytes("summed_key")));
    return new Slots(row.getInt("figures_from"), new SummedDays(row.getInt("summed_day"), upTo));
  }

  static void writeSummed(Session session, SummedDays summed) throws SQLException {
    session.update(
        "UPDATE progress SET summed_day = ?, summed_kind = ?, summed_key = ? WHERE id = 1",
        summed.day(),
        summed.upTo().kind().code(),
        summed.upTo().key().bytes());
  }

  static void writeNextEvent(Session session, long nextEvent) throws SQLException {
    session.update("UPDATE progress SET next_event = ? WHERE id = 1", nextEvent);
  }

  static Optional<LedgerPosition> readNode(Session session, String node) throws SQLException {
    return session.row(
        row -> new LedgerPosition(node, row.getLong("segment"), row.getLong("byte_offset")),
        "SELECT segment, byte_offset FROM ledger_nodes WHERE node = ?",
        node);
  }

  static void writeNode(Session session, LedgerPosition next) throws SQLException {
    int known =
        session.update(
            "UPDATE ledger_nodes SET segment = ?, byte_offset = ? WHERE node = ?",
            next.segment(),
            next.offset(),
            next.node());
    if (known == 0) {
      session.update(
          "INSERT INTO ledger_nodes (segment, byte_offset, node) VALUES (?, ?, ?)",
          next.segment(),
          next.offset(),
          next.node());
    }
  }
}
