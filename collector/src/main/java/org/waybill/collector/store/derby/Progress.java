package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.Optional;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;

/**
 * How far the store is: the journal's position, the next event's number, the nodes' ledgers.
 *
 * @param figuresFrom the first hour of which figures by hour are kept
 */
record Progress(Position position, long nextEvent, int figuresFrom) {

  /** After a transaction that stored the journal up to a position. */
  Progress to(Position position, long nextEvent) {
    return new Progress(position, nextEvent, figuresFrom);
  }

  static Progress read(Session session) throws SQLException {
    return session
        .row(
            row ->
                new Progress(
                    new Position(row.getLong("segment"), row.getInt("byte_offset")),
                    row.getLong("next_event"),
                    row.getInt("figures_from")),
            "SELECT segment, byte_offset, next_event, figures_from FROM progress WHERE id = 1")
        .orElseThrow(() -> new SQLException("table progress has lost its row"));
  }

  void write(Session session) throws SQLException {
    session.update(
        "UPDATE progress SET segment = ?, byte_offset = ?, next_event = ? WHERE id = 1",
        position.segment(),
        position.offset(),
        nextEvent);
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
