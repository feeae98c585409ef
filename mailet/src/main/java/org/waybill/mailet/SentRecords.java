package org.waybill.mailet;

import jakarta.mail.internet.MimeMessage;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.waybill.plan.PlannedLink;
import org.waybill.plan.Track;
import org.waybill.wire.Ids;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentLink;

/** Writes down what is about to be sent, and what was not. Thread-safe. */
final class SentRecords {

  /** Characters of a link's label that the report shows. */
  private static final int LABEL = 200;

  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  SentRecords(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The record of a message and all its copies.
   *
   * @param message for From and Subject, which are shortened to what the ledger takes
   */
  LedgerRecord.Sent sent(Letter letter, MimeMessage message, Track plan, List<Group> groups) {
    String sender = letter.sender().map(MailAddress::asString).orElse("");
    return new LedgerRecord.Sent(
        RecordId.random(random),
        clock.millis(),
        ids.message(letter.messageId(), sender, plan.htmlDigest()),
        letter.messageId(),
        sender,
        Letter.from(message),
        Letter.subject(message),
        groups.get(0).identity().mode(),
        Optional.empty(),
        plan.links().stream().map(SentRecords::link).toList(),
        groups.stream().map(Group::sent).toList());
  }

  private static SentLink link(PlannedLink link) {
    return new SentLink(link.number(), link.target(), Truncate.to(LABEL, link.label()));
  }
}
