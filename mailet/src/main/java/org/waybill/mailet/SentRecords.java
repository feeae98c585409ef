package org.waybill.mailet;

import jakarta.mail.internet.MimeMessage;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.waybill.plan.PlannedLink;
import org.waybill.wire.Ids;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TrackingId;

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
   * @param labels what the sender named the message
   */
  LedgerRecord.Sent sent(Letter letter, MimeMessage message, Labels labels, List<Group> groups) {
    String sender = letter.sender().map(MailAddress::asString).orElse("");
    byte[] htmlDigest = groups.get(0).template().plan().htmlDigest();
    return new LedgerRecord.Sent(
        RecordId.random(random),
        clock.millis(),
        ids.message(letter.messageId(), sender, htmlDigest),
        letter.messageId(),
        sender,
        Letter.from(message),
        Letter.subject(message),
        groups.get(0).identity().mode(),
        labels,
        links(groups),
        copies(groups));
  }

  /** Copies without tracked links have none; all others have the same. */
  private static List<SentLink> links(List<Group> groups) {
    return groups.stream()
        .map(group -> group.template().plan().links())
        .filter(links -> !links.isEmpty())
        .findFirst()
        .orElse(List.of())
        .stream()
        .map(SentRecords::link)
        .toList();
  }

  /** One of each id: copies that are shared look different where switches differ. */
  private static List<SentCopy> copies(List<Group> groups) {
    Map<TrackingId, SentCopy> copies = new LinkedHashMap<>();
    for (Group group : groups) {
      copies.merge(group.sent().copy(), group.sent(), SentRecords::together);
    }
    return List.copyOf(copies.values());
  }

  private static SentCopy together(SentCopy one, SentCopy other) {
    return new SentCopy(
        one.copy(),
        one.person(),
        one.recipient(),
        one.recipients() + other.recipients(),
        Math.max(one.pixels(), other.pixels()));
  }

  private static SentLink link(PlannedLink link) {
    return new SentLink(link.number(), link.target(), Truncate.to(LABEL, link.label()));
  }
}
