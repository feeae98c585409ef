package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** Reads one message with everything beneath it. */
final class DetailRows {

  /** A message may have a hundred thousand copies. */
  private static final int AT_ONCE = 1_000;

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
    return new MessageDetail(summary, withFigures(copies(summary.id())), links(summary.id()));
  }

  /** Some copies of a message, by recipient. */
  List<CopyFigures> copies(MessageKey message, Set<TrackingId> wanted) throws SQLException {
    return withFigures(
        copies(message).stream().filter(copy -> wanted.contains(copy.id())).toList());
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
    return row.isEmpty() ? Optional.empty() : withFigures(List.of(row.get())).stream().findFirst();
  }

  private List<Copy> copies(MessageKey message) throws SQLException {
    return session.rows(
        DetailRows::copy,
        """
        SELECT copy_key, recipient, recipients, pixels, last_sent_at, standing
        FROM copies --DERBY-PROPERTIES index=copies_by_message
        WHERE message_key = ? ORDER BY recipient, copy_key\
        """,
        message.bytes());
  }

  /** Copies with their figures, in the same order. */
  List<CopyFigures> withFigures(List<Copy> copies) throws SQLException {
    List<CopyFigures> figures = new ArrayList<>();
    for (int from = 0; from < copies.size(); from += AT_ONCE) {
      figures.addAll(figures(copies.subList(from, Math.min(from + AT_ONCE, copies.size()))));
    }
    return figures;
  }

  private List<CopyFigures> figures(List<Copy> copies) throws SQLException {
    List<TrackingId> ids = copies.stream().map(Copy::id).toList();
    Map<TrackingId, List<Rollup>> rollups = Rollup.ofCopies(session, ids);
    Map<TrackingId, DeliveryRows.Stored> deliveries = new DeliveryRows(session).read(ids);
    Map<TrackingId, Abandoned> abandoned = abandoned(ids);
    return copies.stream()
        .map(
            copy ->
                figures(
                    copy,
                    rollups.getOrDefault(copy.id(), List.of()),
                    Optional.ofNullable(deliveries.get(copy.id())),
                    Optional.ofNullable(abandoned.get(copy.id()))))
        .toList();
  }

  private static CopyFigures figures(
      Copy copy,
      List<Rollup> rollups,
      Optional<DeliveryRows.Stored> delivery,
      Optional<Abandoned> abandoned) {
    return new CopyFigures(
        copy.id(),
        copy.recipient(),
        copy.recipients(),
        abandoned.filter(it -> it.isAfter(copy)).map(Abandoned::reason),
        delivery.map(it -> it.of(copy.recipients())).orElseGet(Delivery.Unknown::new),
        copy.pixels(),
        copy.standing(),
        Rollup.sum(rollups, EventType.OPEN),
        Rollup.sum(rollups, EventType.FULL_VIEW),
        Rollup.sum(rollups, EventType.CLICK),
        Rollup.clicked(rollups));
  }

  private record Abandoned(TrackingId copy, long at, String reason) {

    static Abandoned read(ResultSet row) throws SQLException {
      return new Abandoned(
          TrackingId.of(row.getBytes("copy_key")),
          row.getLong("abandoned_at"),
          row.getString("reason"));
    }

    /** A copy sent again after it was abandoned is not abandoned. */
    boolean isAfter(Copy copy) {
      return at >= copy.lastSentAt();
    }
  }

  private Map<TrackingId, Abandoned> abandoned(List<TrackingId> copies) throws SQLException {
    String columns = "copy_key, abandoned_at, reason";
    return session
        .rowsOf(
            Abandoned::read,
            columns,
            "abandoned_copies",
            "copy_key",
            copies.stream().map(TrackingId::bytes).toList(),
            key ->
                session.rows(
                    Abandoned::read,
                    "SELECT %s FROM abandoned_copies WHERE copy_key = ?".formatted(columns),
                    key))
        .stream()
        .collect(Collectors.toMap(Abandoned::copy, Function.identity()));
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
