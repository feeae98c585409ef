package org.waybill.collector.store;

import java.util.Optional;
import org.waybill.wire.Labels;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;

/**
 * One message with its figures. Immutable.
 *
 * @param id its key
 * @param messageId its Message-ID, if it has one
 * @param sender the envelope sender
 * @param from the address in its From header; may be empty
 * @param subject decoded; may be empty
 * @param sentAt when its ledger record was written, UTC milliseconds
 * @param mode how much is recorded
 * @param labels what the sender named it
 * @param copies how many copies were made
 * @param cohort its copies by where they stand
 * @param opens loads of any copy's pixel
 * @param clicks requests for any copy's links
 */
public record MessageSummary(
    MessageKey id,
    Optional<MessageId> messageId,
    String sender,
    String from,
    String subject,
    long sentAt,
    Mode mode,
    Labels labels,
    int copies,
    Cohort cohort,
    HitFigures opens,
    HitFigures clicks) {

  /** Its place in the list of messages. */
  public MessageCursor cursor() {
    return new MessageCursor(sentAt, id);
  }

  /** The same with other texts. */
  public MessageSummary saying(String otherSubject, Labels otherLabels) {
    return new MessageSummary(
        id,
        messageId,
        sender,
        from,
        otherSubject,
        sentAt,
        mode,
        otherLabels,
        copies,
        cohort,
        opens,
        clicks);
  }
}
