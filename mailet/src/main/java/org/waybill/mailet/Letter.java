package org.waybill.mailet;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.waybill.wire.MessageId;

/**
 * What a mail says, read once. Nobody changes the bytes.
 *
 * @param raw the message as James would write it to the next server
 * @param messageId without brackets; one over {@link #LONGEST} characters counts as none
 * @param sender the envelope sender; empty for the null sender
 * @param recipients the envelope recipients
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: a message may be 25 MB
record Letter(
    byte[] raw,
    Optional<MessageId> messageId,
    Optional<MailAddress> sender,
    List<MailAddress> recipients) {

  /** RFC 5322 section 2.1.1: characters in a line, which the ledger keeps of a header field. */
  static final int LONGEST = 998;

  /**
   * Reads a mail.
   *
   * <p>{@code writeTo} gives exactly what the same James would send without us: the bytes as they
   * came, or with the changes of earlier mailets.
   *
   * @throws MessageTooLargeException where there are more bytes than we look at
   * @throws IOException where James cannot write it
   * @throws MessagingException where James cannot write it
   */
  static Letter read(Mail mail) throws IOException, MessagingException {
    BoundedBytes out = new BoundedBytes();
    MimeMessage message = mail.getMessage();
    message.writeTo(out);
    return new Letter(
        out.toByteArray(),
        messageId(message),
        mail.getMaybeSender().asOptional(),
        List.copyOf(mail.getRecipients()));
  }

  /** The Message-ID alone, without reading the message; empty where it cannot be had. */
  static Optional<MessageId> messageId(MimeMessage message) {
    try {
      return Optional.ofNullable(message.getMessageID())
          .map(MimeUtility::unfold)
          .filter(header -> header.length() <= LONGEST)
          .flatMap(MessageId::of);
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  /** The From header's first address as it stands; empty where there is none. */
  static String from(MimeMessage message) {
    try {
      Address[] from = message.getFrom();
      return from != null && from.length > 0 && from[0] instanceof InternetAddress address
          ? Truncate.to(LONGEST, Optional.ofNullable(address.getAddress()).orElse(""))
          : "";
    } catch (MessagingException e) {
      return "";
    }
  }

  /** The subject decoded (RFC 2047), on one line; empty where there is none. */
  static String subject(MimeMessage message) {
    try {
      String subject = Optional.ofNullable(message.getSubject()).orElse("");
      return Truncate.to(LONGEST, subject.replaceAll("[\\r\\n]+", ""));
    } catch (MessagingException e) {
      return "";
    }
  }
}
