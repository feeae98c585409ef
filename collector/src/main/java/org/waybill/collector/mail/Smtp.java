package org.waybill.collector.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.report.MailedReport;

/**
 * Gives a report to a mail server. It says of itself that a program made it (RFC 3834 section 5),
 * and that it is not to be tracked. Thread-safe; blocks for half a minute a step at most.
 */
final class Smtp {

  private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final String MILLIS = "30000";

  private final MailOptions options;

  Smtp(MailOptions options) {
    this.options = options;
  }

  /**
   * Sends. What counts is the answer to the message itself: whatever becomes of the connection
   * after it, the report is with the server.
   *
   * @param id the part of its Message-ID before the at sign: the same for the same report, so that
   *     one that goes out twice can be known
   * @return for whom it was taken
   * @throws MailException where the server took it for nobody
   */
  Taken send(List<String> to, MailedReport report, String id, Instant now) throws MailException {
    try {
      Session session = Session.getInstance(properties());
      MimeMessage message = message(session, to, report, id, now);
      Transport transport = session.getTransport();
      try {
        connect(transport);
        transport.sendMessage(message, message.getAllRecipients());
        return Taken.FOR_ALL;
      } finally {
        leave(transport);
      }
    } catch (SendFailedException e) {
      if (addresses(e.getValidSentAddresses()).isEmpty()) {
        throw notTaken(e);
      }
      return new Taken(addresses(e.getInvalidAddresses()), addresses(e.getValidUnsentAddresses()));
    } catch (MessagingException e) {
      throw notTaken(e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    if (options.login().isPresent()) {
      MailOptions.Login login = options.login().get();
      transport.connect(login.user(), login.password());
    } else {
      transport.connect();
    }
  }

  private static void leave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("The mail server did not say goodbye", e);
    }
  }

  /** With what the server said of the first recipient it refused, where it was that. */
  private MailException notTaken(MessagingException e) {
    String detail = e.getNextException() == null ? "" : ": " + e.getNextException().getMessage();
    return new MailException(
        "the mail server %s did not take the report (%s)"
            .formatted(options.smtp(), (e.getMessage() + detail).strip()),
        e);
  }

  private static List<String> addresses(Address @Nullable [] addresses) {
    return addresses == null ? List.of() : Arrays.stream(addresses).map(Address::toString).toList();
  }

  private Properties properties() {
    String protocol = options.security() == Security.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(prefix + "host", options.smtp().host());
    properties.setProperty(prefix + "port", String.valueOf(options.smtp().port()));
    properties.setProperty(prefix + "auth", String.valueOf(options.login().isPresent()));
    properties.setProperty(prefix + "connectiontimeout", MILLIS);
    properties.setProperty(prefix + "timeout", MILLIS);
    properties.setProperty(prefix + "writetimeout", MILLIS);
    properties.setProperty(prefix + "sendpartial", "true");
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    boolean starttls = options.security() == Security.STARTTLS;
    properties.setProperty(prefix + "starttls.enable", String.valueOf(starttls));
    properties.setProperty(prefix + "starttls.required", String.valueOf(starttls));
    return properties;
  }

  private MimeMessage message(
      Session session, List<String> to, MailedReport report, String id, Instant now)
      throws MessagingException {
    String domain = options.from().substring(options.from().lastIndexOf('@') + 1);
    MimeMessage message = new Named(session, "<" + id + "@" + domain + ">");
    message.setFrom(new InternetAddress(options.from()));
    Address[] addresses = new Address[to.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = new InternetAddress(to.get(i));
    }
    message.setRecipients(Message.RecipientType.TO, addresses);
    message.setSubject(report.subject(), UTF_8);
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Waybill-Track", "off");
    message.setContent(alternative(report));
    message.saveChanges();
    return message;
  }

  /** RFC 2046 section 5.1.4: the plainest form first. */
  private static MimeMultipart alternative(MailedReport report) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(report.text(), UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(report.html(), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  /** A message that keeps the Message-ID it is given. */
  private static final class Named extends MimeMessage {

    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
