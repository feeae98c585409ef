package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** Stands where RemoteDelivery would: keeps what each recipient would get. */
public class Capture extends GenericMailet {
  static final Map<String, String> LEFT = new ConcurrentHashMap<>();

  @Override
  public void service(Mail mail) throws MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      mail.getMessage().writeTo(bytes);
    } catch (IOException e) {
      throw new MessagingException("unreadable", e);
    }
    for (MailAddress recipient : mail.getRecipients()) {
      LEFT.put(recipient.asString(), bytes.toString(StandardCharsets.ISO_8859_1));
    }
  }
}
