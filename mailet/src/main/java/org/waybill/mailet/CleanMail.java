package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.util.UUID;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives those who are not tracked a message without our earlier tracking. */
final class CleanMail {

  private static final Logger LOGGER = LoggerFactory.getLogger(CleanMail.class);

  private CleanMail() {}

  /** Whether James took the cleaned bytes; where not, the original goes on. */
  static boolean put(Mail mail, byte[] cleaned) {
    try {
      CopyMail.replace(mail, UUID.randomUUID().toString(), cleaned);
      return true;
    } catch (MessagingException | RuntimeException | VirtualMachineError | LinkageError e) {
      // an exception's own text may hold addresses, which only debug may show
      LOGGER.warn(
          "A message could not be cleaned ({}); it goes on unchanged", e.getClass().getName());
      LOGGER.debug("because", e);
      return false;
    }
  }
}
