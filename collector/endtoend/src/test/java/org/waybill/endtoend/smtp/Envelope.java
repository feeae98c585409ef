package org.waybill.endtoend.smtp;

import java.util.List;

/**
 * The envelope of one SMTP transaction (RFC 5321 section 2.3.1).
 *
 * @param sender without brackets, empty for the null sender
 * @param parameters what stood behind MAIL FROM, such as {@code RET=HDRS} (RFC 3461), or empty
 * @param recipients without brackets, in the order given
 * @param recipientParameters what stood behind each RCPT TO, same order, or empty
 */
public record Envelope(
    String sender, String parameters, List<String> recipients, List<String> recipientParameters) {
  public Envelope {
    recipients = List.copyOf(recipients);
    recipientParameters = List.copyOf(recipientParameters);
    if (recipients.size() != recipientParameters.size()) {
      throw new IllegalArgumentException(
          "recipientParameters: one for each of the %d recipients wanted, found %d"
              .formatted(recipients.size(), recipientParameters.size()));
    }
  }

  /** An envelope without parameters. */
  public static Envelope of(String sender, String... recipients) {
    return new Envelope(
        sender, "", List.of(recipients), List.of(recipients).stream().map(any -> "").toList());
  }
}
