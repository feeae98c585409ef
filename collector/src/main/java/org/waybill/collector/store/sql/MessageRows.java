package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.HitFigures;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.Labels;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;

/** Reads messages: their facts and their figures. */
final class MessageRows {

  private static final String FACTS =
      "message_key, message_id, sender, from_address, subject, sent_at, mode, tag, campaign,"
          + " variant, copies";

  private final Session session;

  MessageRows(Session session) {
    this.session = session;
  }

  /** The message with no figures yet. */
  Optional<MessageSummary> facts(MessageKey key) throws SQLException {
    return facts(key.bytes()).stream().findFirst();
  }

  private List<MessageSummary> facts(byte[] key) throws SQLException {
    return session.rows(
        MessageRows::read, "SELECT %s FROM messages WHERE message_key = ?".formatted(FACTS), key);
  }

  /** The same of many messages; those there are. */
  Map<MessageKey, MessageSummary> facts(Set<MessageKey> keys) throws SQLException {
    List<byte[]> each = keys.stream().map(MessageKey::bytes).toList();
    return session
        .rowsOf(MessageRows::read, FACTS, "messages", "message_key", each, this::facts)
        .stream()
        .collect(Collectors.toMap(MessageSummary::id, Function.identity()));
  }

  MessageSummary withFigures(MessageSummary facts) throws SQLException {
    List<Rollup> rollups = Rollup.ofMessage(session, facts.id());
    return new MessageSummary(
        facts.id(),
        facts.messageId(),
        facts.sender(),
        facts.from(),
        facts.subject(),
        facts.sentAt(),
        facts.mode(),
        facts.labels(),
        facts.copies(),
        StandingRows.ofMessage(session, facts.id()),
        Rollup.sum(rollups, EventType.OPEN),
        Rollup.sum(rollups, EventType.CLICK));
  }

  /** Of a row that has all three. */
  static Labels labels(ResultSet row) throws SQLException {
    return new Labels(
        Optional.ofNullable(row.getString("tag")),
        Optional.ofNullable(row.getString("campaign")),
        Optional.ofNullable(row.getString("variant")));
  }

  private static MessageSummary read(ResultSet row) throws SQLException {
    return new MessageSummary(
        MessageKey.of(row.getBytes("message_key")),
        Optional.ofNullable(row.getString("message_id")).map(MessageId::new),
        row.getString("sender"),
        row.getString("from_address"),
        row.getString("subject"),
        row.getLong("sent_at"),
        Mode.of(row.getInt("mode")).orElseThrow(),
        labels(row),
        row.getInt("copies"),
        Cohort.NONE,
        HitFigures.NONE,
        HitFigures.NONE);
  }
}
