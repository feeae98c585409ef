package org.waybill.collector.store;

import java.time.Instant;
import java.util.Optional;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Search;
import org.waybill.wire.MessageId;

/**
 * Which messages are asked for; everything given must hold. Immutable.
 *
 * @param messageId the whole Message-ID
 * @param sender the whole envelope sender, in any case
 * @param recipient the whole address of one recipient, in any case
 * @param subject a part of the subject, in any case
 * @param since not sent before
 * @param until sent before
 * @param search what was asked in one text; ages in it have become times
 */
public record MessageFilter(
    Optional<MessageId> messageId,
    Optional<String> sender,
    Optional<String> recipient,
    Optional<String> subject,
    Optional<Instant> since,
    Optional<Instant> until,
    Expression search) {

  /** Every message. */
  public static final MessageFilter ALL = of(Search.EMPTY.expression());

  /** Whatever a search finds. */
  public static MessageFilter of(Expression search) {
    return new MessageFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        search);
  }
}
