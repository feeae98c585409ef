package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.FoldKey;
import org.waybill.collector.store.HitFigures;
import org.waybill.collector.store.MessageSummary;

/**
 * A row of the list of messages: one message, or several that fold into one. Immutable.
 *
 * @param newest the one, or the newest of several
 * @param messages how many
 * @param cohort the copies of all
 * @param opens loads of pixels of all
 * @param clicks requests for links of all
 */
record MessageRow(
    MessageSummary newest, long messages, Cohort cohort, HitFigures opens, HitFigures clicks) {

  /** What a file of the list holds. */
  static final Shape<MessageRow> SHAPE =
      Shape.<MessageRow>named("MessageLine", "A message, or several that fold into one.")
          .with("id", "Of the newest.", Types.TEXT, row -> row.newest().id().toString())
          .with(
              "messageId",
              "Its Message-ID without <>, or null.",
              Types.optional(Types.TEXT),
              row -> row.newest().messageId().map(id -> id.value()))
          .with("subject", "Its subject.", Types.TEXT, row -> row.newest().subject())
          .with("sender", "Its envelope sender.", Types.TEXT, row -> row.newest().sender())
          .with("tag", "Or null.", Types.optional(Types.TEXT), row -> row.newest().labels().tag())
          .with("sentAt", "When it was sent.", Types.TIME, row -> row.newest().sentAt())
          .with("messages", "How many fold into this row.", Types.COUNT, MessageRow::messages)
          .with("sent", "Copies handed to delivery.", Types.COUNT, row -> row.cohort().copies())
          .with("arrived", "What rates are shares of.", Types.COUNT, row -> row.cohort().arrived())
          .with("opened", "Copies.", Shapes.BOUNDS, row -> row.cohort().opened())
          .with("clicked", "Copies.", Shapes.BOUNDS, row -> row.cohort().clicked())
          .with(
              "bounced",
              "Null where deliveries are not recorded.",
              Types.optional(Types.COUNT),
              MessageRow::bounced)
          .with(EventType.OPEN.word() + "s", "Loads of pixels.", Shapes.HITS, MessageRow::opens)
          .with(EventType.CLICK.word() + "s", "Requests.", Shapes.HITS, MessageRow::clicks)
          .build();

  static MessageRow of(MessageSummary message) {
    return new MessageRow(message, 1, message.cohort(), message.opens(), message.clicks());
  }

  /** Both together; the newest is this one's. */
  MessageRow plus(MessageRow older) {
    return new MessageRow(
        newest,
        messages + older.messages,
        cohort.plus(older.cohort),
        opens.plus(older.opens),
        clicks.plus(older.clicks));
  }

  /** By which it folds with others. */
  String fold() {
    return FoldKey.of(newest.sender(), newest.subject(), newest.labels().tag());
  }

  /** Copies refused for good; empty where deliveries are not recorded. */
  Optional<Long> bounced() {
    return cohort.isRecorded() ? Optional.of(cohort.bounced()) : Optional.empty();
  }

  /** All its hits. */
  HitFigures hits() {
    return opens.plus(clicks);
  }

  /** All rows together. */
  static Optional<MessageRow> sum(List<MessageRow> rows) {
    return rows.stream().reduce(MessageRow::plus);
  }
}
