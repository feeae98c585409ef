package org.waybill.mailet;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** Turns a group's bytes into a mail of James. */
final class CopyMail {

  /** Marks a mail as one copy of ours, by its id; such a mail is never tracked again. */
  static final AttributeName MARK = AttributeName.of("org.waybill.copy");

  private CopyMail() {}

  static boolean isMarked(Mail mail) {
    return mail.getAttribute(MARK).isPresent();
  }

  /**
   * A group's own mail: everything of the original but name, recipients, message and mark.
   *
   * <p>Not James's {@code duplicate}: it copies the body first, and derives names that collide at
   * scale and fail at the ninth generation.
   *
   * @return the caller's to dispose of
   * @throws MessagingException where James cannot make it
   */
  static MailImpl of(Mail original, Group group, byte[] message) throws MessagingException {
    String name = UUID.randomUUID().toString();
    MailImpl.Builder builder =
        MailImpl.builder()
            .name(name)
            .sender(original.getMaybeSender())
            .addRecipients(group.recipients())
            .remoteAddr(original.getRemoteAddr())
            .remoteHost(original.getRemoteHost())
            .errorMessage(original.getErrorMessage())
            .addAllHeadersForRecipients(original.getPerRecipientSpecificHeaders());
    original.attributes().map(Attribute::duplicate).forEach(builder::addAttribute);
    Date updated = original.getLastUpdated();
    MailImpl copy = (updated == null ? builder : builder.lastUpdated(updated)).build();
    try {
      put(copy, group, message);
      return copy;
    } catch (MessagingException | RuntimeException e) {
      LifecycleUtil.dispose(copy);
      throw e;
    }
  }

  /**
   * Gives a mail a copy's bytes, as they are, and marks it.
   *
   * @throws MessagingException where James cannot hold them; then the mail is as it was
   */
  static void put(Mail mail, Group group, byte[] message) throws MessagingException {
    String id = group.identity().copy().toString();
    replace(mail, id, message);
    mail.setAttribute(new Attribute(MARK, AttributeValue.of(id)));
  }

  /**
   * Gives a mail other bytes, as they are.
   *
   * @param name of James's temporary file, different for every message
   * @throws MessagingException where James cannot hold them; then the mail is as it was
   */
  static void replace(Mail mail, String name, byte[] message) throws MessagingException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(message);
    if (mail instanceof MailImpl james) {
      james.setMessageContent(MimeMessageInputStreamSource.create("waybill-" + name, bytes));
    } else {
      mail.setMessage(new MimeMessage(Session.getInstance(new Properties()), bytes));
    }
  }
}
