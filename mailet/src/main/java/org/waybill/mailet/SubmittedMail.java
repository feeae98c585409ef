package org.waybill.mailet;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;

/**
 * A message that an admin submits to be looked at, as the mail that it would be in {@code relay}.
 */
final class SubmittedMail {

  private SubmittedMail() {}

  /**
   * Makes the mail.
   *
   * @param sender the envelope sender; where it is not given, the first address in From
   * @param recipients the envelope recipients; where none is given, all in To, Cc and Bcc
   * @return the caller's to dispose of
   * @throws MessagingException where an address is none, there is no recipient, or it is no message
   */
  static MailImpl of(byte[] message, Optional<String> sender, List<String> recipients)
      throws MessagingException {
    MimeMessage read =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
    List<MailAddress> to = new ArrayList<>();
    for (String recipient : recipients.isEmpty() ? all(read) : recipients) {
      to.add(new MailAddress(recipient));
    }
    if (to.isEmpty()) {
      throw new MessagingException("nobody in To; name a recipient");
    }
    MailImpl mail =
        MailImpl.builder()
            .name("waybill-explained-" + UUID.randomUUID())
            .sender(sender.orElseGet(() -> Letter.from(read)))
            .addRecipients(to)
            .state("relay")
            .build();
    CopyMail.replace(mail, UUID.randomUUID().toString(), message);
    return mail;
  }

  private static List<String> all(MimeMessage message) throws MessagingException {
    return Optional.ofNullable(message.getAllRecipients()).stream()
        .flatMap(Arrays::stream)
        .filter(InternetAddress.class::isInstance)
        .map(InternetAddress.class::cast)
        .filter(address -> !address.isGroup())
        .map(InternetAddress::getAddress)
        .toList();
  }
}
