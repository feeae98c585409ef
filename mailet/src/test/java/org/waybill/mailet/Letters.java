package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;

/** Messages of our own, and mails of James that carry them. */
final class Letters {

  static final String HTML =
      "<html><body><p>Hello <a href=\"https://shop.example/a?x=1&amp;y=2#top\">shop</a>\r\n"
          + "<a href='https://shop.example/b'>more</a></p></body></html>\r\n";

  static final String NEWSLETTER =
      "Message-ID: <one@sender.example>\r\n"
          + "Date: Mon, 02 Nov 2026 10:00:00 +0000\r\n"
          + "From: =?UTF-8?Q?Ann_M=C3=BCller?= <ann@sender.example>\r\n"
          + "To: list:;\r\n"
          + "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n"
          + "MIME-Version: 1.0\r\n"
          + "Content-Type: text/html; charset=utf-8\r\n"
          + "Content-Transfer-Encoding: 7bit\r\n"
          + "X-Odd:   kept  as it is\r\n"
          + "\r\n"
          + HTML;

  private Letters() {}

  /** A mail in processor relay. */
  static MailImpl mail(String sender, String message, String... recipients)
      throws MessagingException {
    MailImpl mail =
        MailImpl.builder()
            .name("mail-1")
            .sender(sender)
            .addRecipients(recipients)
            .state("relay")
            .build();
    mail.setMessageNoCopy(message(message));
    return mail;
  }

  static MailImpl newsletter(String... recipients) throws MessagingException {
    return mail("ann@sender.example", NEWSLETTER, recipients);
  }

  /** As James's SMTP server makes it. */
  static MimeMessageWrapper message(String text) throws MessagingException {
    return new MimeMessageWrapper(
        MimeMessageInputStreamSource.create(
            "test", new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))));
  }

  /** The newsletter with a header field more, or another value of one. */
  static String with(String field, String value) {
    String prefix = field + ":";
    boolean there = Arrays.stream(NEWSLETTER.split("\r\n", -1)).anyMatch(l -> l.startsWith(prefix));
    return there
        ? NEWSLETTER.replaceFirst("(?m)^" + prefix + ".*\r\n", prefix + " " + value + "\r\n")
        : prefix + " " + value + "\r\n" + NEWSLETTER;
  }

  static String without(String field) {
    return NEWSLETTER.replaceFirst("(?m)^" + field + ":.*\r\n", "");
  }
}
