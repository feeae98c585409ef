package org.waybill.collector.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.waybill.collector.report.MailedReport;

/**
 * Gives a report to a mail server. It says of itself that a program made it (RFC 3834 section 5),
 * and that it is not to be tracked. Thread-safe; blocks for half a minute a step at most.
 */
final class Smtp {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final String MILLIS = "30000";

  private final MailOptions options;

  Smtp(MailOptions options) {
    this.options = options;
  }

  /**
   * Sends.
   *
   * @param id the part of its Message-ID before the at sign: the same for the same report, so that
   *     one that goes out twice can be known
   * @throws MailException where the server did not take it for everybody
   */
  void send(List<String> to, MailedReport report, String id, Instant now) throws MailException {
    try {
      Session session = Session.getInstance(properties());
      MimeMessage message = message(session, to, report, id, now);
      try (Transport transport = session.getTransport()) {
        if (options.login().isPresent()) {
          MailOptions.Login login = options.login().get();
          transport.connect(login.user(), login.password());
        } else {
          transport.connect();
        }
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw new MailException(
          "the mail server %s did not take the report (%s)"
              .formatted(options.smtp(), String.valueOf(e.getMessage()).strip()),
          e);
    }
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
