package org.waybill.plan;

import java.util.Optional;
import java.util.Set;
import org.waybill.message.HeaderField;
import org.waybill.message.HeaderValue;
import org.waybill.message.Headers;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;

/**
 * What the message's own header says to the policy.
 *
 * @param fromDomains the domains of the From header's addresses, in lower case
 * @param automatic Auto-Submitted is other than {@code no} (RFC 3834 section 5); List-Unsubscribe
 *     alone does not count
 * @param signed a DKIM-Signature or any ARC field is there
 */
public record HeaderFacts(Set<String> fromDomains, boolean automatic, boolean signed) {

  private static final HeaderFacts NONE = new HeaderFacts(Set.of(), false, false);

  public HeaderFacts {
    fromDomains = Set.copyOf(fromDomains);
  }

  /** Reads the header of a raw message; one beyond the limits says nothing. */
  public static HeaderFacts of(byte[] message) {
    return Message.headers(message, MessageLimits.DEFAULT).map(HeaderFacts::of).orElse(NONE);
  }

  private static HeaderFacts of(Headers headers) {
    Optional<HeaderField> automatic =
        headers.fields().stream().filter(HeaderFacts::isAutomatic).findFirst();
    boolean signed =
        headers.fields().stream()
            .map(HeaderField::name)
            .anyMatch(name -> name.equals("dkim-signature") || name.startsWith("arc-"));
    return new HeaderFacts(FromDomains.of(headers.value("from")), automatic.isPresent(), signed);
  }

  private static boolean isAutomatic(HeaderField field) {
    return field.name().equals("auto-submitted")
        && !HeaderValue.parse(field.value()).value().equalsIgnoreCase("no");
  }
}
