package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** Reads one message with everything beneath it. */
final class DetailRows {

  private final Session session;

  DetailRows(Session session) {
    this.session = session;
  }

  record Copy(
      TrackingId id,
      String recipient,
      int recipients,
      int pixels,
      long lastSentAt,
      Standing standing) {}

  static Copy copy(ResultSet row) throws SQLException {
    return new Copy(
        TrackingId.of(row.getBytes("copy_key")),
        row.getString("recipient"),
        row.getInt("recipients"),
        row.getInt("pixels"),
        row.getLong("last_sent_at"),
        Standing.of(row.getInt("standing")));
  }

  MessageDetail read(MessageSummary summary) throws SQLException {
    return new MessageDetail(summary, copies(summary.id()), links(summary.id()));
  }

  private List<CopyFigures> copies(MessageKey message) throws SQLException {
    List<CopyFigures> copies = new ArrayList<>();
    for (Copy copy : copyRows(message)) {
      copies.add(withFigures(copy));
    }
    return copies;
  }

  /** One copy; empty where the message has none with that id. */
  Optional<CopyFigures> copy(MessageKey message, TrackingId copy) throws SQLException {
    Optional<Copy> row =
        session.row(
            DetailRows::copy,
            """
            SELECT copy_key, recipient, recipients, pixels, last_sent_at, standing
            FROM copies WHERE copy_key = ? AND message_key = ?\
            """,
            copy.bytes(),
            message.bytes());
    return row.isEmpty() ? Optional.empty() : Optional.of(withFigures(row.get()));
  }

  private List<Copy> copyRows(MessageKey message) throws SQLException {
    return session.rows(
        DetailRows::copy,
        """
        SELECT copy_key, recipient, recipients, pixels, last_sent_at, standing
        FROM copies --DERBY-PROPERTIES index=copies_by_message
        WHERE message_key = ? ORDER BY recipient, copy_key\
        """,
        message.bytes());
  }

  CopyFigures withFigures(Copy copy) throws SQLException {
    List<Rollup> rollups = Rollup.ofCopy(session, copy.id());
    return new CopyFigures(
        copy.id(),
        copy.recipient(),
        copy.recipients(),
        abandoned(copy),
        new DeliveryRows(session).read(copy.id(), copy.recipients()),
        copy.pixels(),
        copy.standing(),
        Rollup.sum(rollups, EventType.OPEN),
        Rollup.sum(rollups, EventType.FULL_VIEW),
        Rollup.sum(rollups, EventType.CLICK),
        Rollup.clicked(rollups));
  }

  /** A copy sent again after it was abandoned is not abandoned. */
  private Optional<String> abandoned(Copy copy) throws SQLException {
    return session.row(
        row -> row.getString("reason"),
        "SELECT reason FROM abandoned_copies WHERE copy_key = ? AND abandoned_at >= ?",
        copy.id().bytes(),
        copy.lastSentAt());
  }

  /** By number. */
  List<LinkFigures> links(MessageKey message) throws SQLException {
    List<Rollup> rollups = Rollup.ofMessage(session, message);
    return session.rows(
        row -> link(row, rollups),
        """
        SELECT link, url, label FROM links --DERBY-PROPERTIES constraint=links_key
        WHERE message_key = ? ORDER BY message_key, link\
        """,
        message.bytes());
  }

  private static LinkFigures link(ResultSet row, List<Rollup> rollups) throws SQLException {
    int number = row.getInt("link");
    return new LinkFigures(
        number,
        row.getString("url"),
        row.getString("label"),
        Rollup.copies(rollups, number),
        Rollup.ofLink(rollups, number));
  }
}
