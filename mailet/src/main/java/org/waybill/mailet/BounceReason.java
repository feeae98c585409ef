package org.waybill.mailet;

import java.util.Collection;
import java.util.regex.Pattern;
import org.apache.james.core.MailAddress;

/**
 * What is kept of a server's refusal, such as {@code 550 5.1.1 no such user}: one line, short, and
 * without addresses, which a report shows only where it was asked to.
 */
final class BounceReason {

  /** Characters; what the report keeps. */
  private static final int LONGEST = 200;

  private static final String ADDRESS = "[address]";
  private static final Pattern ANY_ADDRESS = Pattern.compile("\\S*(?:@|%40)\\S*");

  private BounceReason() {}

  /**
   * Shortens an error text.
   *
   * @param recipients whose addresses and local parts go wherever they stand as words of their own
   */
  static String of(String error, Collection<MailAddress> recipients) {
    String reason = error;
    for (MailAddress recipient : recipients) {
      reason = without(recipient.asString(), reason);
    }
    reason = ANY_ADDRESS.matcher(reason).replaceAll(ADDRESS);
    for (MailAddress recipient : recipients) {
      reason = without(recipient.getLocalPart(), reason);
    }
    return Truncate.to(LONGEST, reason.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
  }

  private static String without(String name, String text) {
    return Pattern.compile(
            "(?<!\\w)(?<!\\w[.+-])" + Pattern.quote(name) + "(?![.+-]?\\w)",
            Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .replaceAll(ADDRESS);
  }
}
