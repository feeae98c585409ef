package org.waybill.simulation;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;

/**
 * A message somebody hands to James.
 *
 * @param number tells it from all others
 * @param recipients each of another host than the sender's
 * @param targets where its links lead, in order
 * @param text the whole message
 */
record Letter(int number, List<String> recipients, List<String> targets, String text) {
  /** One of a kind: plain text at times, HTML mostly, alone or as an alternative. */
  static Letter any(int number, Chance chance) {
    List<String> recipients = new ArrayList<>();
    for (int i = chance.between(1, 4); i > 0; i--) {
      recipients.add("r%d.%d@there%d.example".formatted(number, i, chance.between(1, 2)));
    }
    List<String> targets = new ArrayList<>();
    for (int i = chance.between(0, 3); i > 0; i--) {
      targets.add("https://shop.example/%d/%d?page=%d".formatted(number, i, chance.between(1, 9)));
    }
    String body = chance.in100(10) ? null : html(targets, chance);
    String content =
        body == null
            ? "Content-Type: text/plain\r\n\r\nNothing to see\r\n"
            : chance.in100(50)
                ? body
                : "Content-Type: multipart/alternative; boundary=\"=_b\"\r\n\r\n"
                    + "--=_b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--=_b\r\n"
                    + body
                    + "\r\n--=_b--\r\n";
    return new Letter(
        number, recipients, body == null ? List.of() : targets, header(number, chance) + content);
  }

  private static String header(int number, Chance chance) {
    return "Message-ID: <%d@sender.example>\r\n".formatted(number)
        + "Date: Mon, 02 Nov 2026 10:00:00 +0000\r\n"
        + "From: ann@sender.example\r\n"
        + "To: list:;\r\n"
        + "Subject: Letter %d %s\r\n".formatted(number, "x".repeat(chance.between(0, 600)))
        + "MIME-Version: 1.0\r\n";
  }

  private static String html(List<String> targets, Chance chance) {
    StringBuilder html =
        new StringBuilder("Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>\r\n");
    for (String target : targets) {
      html.append("<p>Look <a href=\"").append(target).append("\">here</a></p>\r\n");
    }
    html.append("<p>").append("word ".repeat(chance.between(1, 30))).append("</p>\r\n");
    return html.append("</body></html>\r\n").toString();
  }

  /** A mail of James that carries it, in processor relay. */
  MailImpl mail() throws MessagingException {
    MailImpl mail =
        MailImpl.builder()
            .name("letter-" + number)
            .sender("ann@sender.example")
            .addRecipients(recipients.toArray(String[]::new))
            .state("relay")
            .build();
    mail.setMessageNoCopy(
        new MimeMessageWrapper(
            MimeMessageInputStreamSource.create(
                "letter-" + number,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))));
    return mail;
  }
}
