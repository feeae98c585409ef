package org.waybill.plan;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.message.HeaderField;
import org.waybill.message.HeaderValue;
import org.waybill.message.Headers;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;

/**
 * What the message's own header says to the policy.
 *
 * @param fromDomains the domains of all addresses in every From field, in lower case
 * @param automatic Auto-Submitted is other than {@code no} (RFC 3834 section 5), or a mailing list
 *     says that it is its own control mail; List-Unsubscribe alone does not count
 * @param signed a DKIM-Signature or any ARC field is there
 * @param wish what the sender asks for
 */
public record HeaderFacts(Set<String> fromDomains, boolean automatic, boolean signed, Wish wish) {

  private static final HeaderFacts NONE = new HeaderFacts(Set.of(), false, false, Wish.NONE);

  public HeaderFacts {
    fromDomains = Set.copyOf(fromDomains);
  }

  /** Reads the header of a raw message; one beyond the limits says nothing. */
  public static HeaderFacts of(byte[] message) {
    return Message.headers(message, MessageLimits.DEFAULT).map(HeaderFacts::of).orElse(NONE);
  }

  private static HeaderFacts of(Headers headers) {
    boolean automatic = headers.fields().stream().anyMatch(HeaderFacts::isAutomatic);
    boolean signed =
        headers.fields().stream()
            .map(HeaderField::name)
            .anyMatch(name -> name.equals("dkim-signature") || name.startsWith("arc-"));
    return new HeaderFacts(fromDomains(headers), automatic, signed, Wish.of(headers));
  }

  /** A second From field is against RFC 5322, and readers differ on which one they show. */
  private static Set<String> fromDomains(Headers headers) {
    return headers.fields().stream()
        .filter(field -> field.name().equals("from"))
        .flatMap(field -> FromDomains.of(utf8(field.value())).stream())
        .collect(Collectors.toSet());
  }

  /** RFC 6532: raw bytes in a header are UTF-8. */
  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Mailing lists mark their own control mail by a field of Mailman's. */
  private static boolean isAutomatic(HeaderField field) {
    return switch (field.name()) {
      case "auto-submitted" -> !value(field).equalsIgnoreCase("no");
      case "x-list-administrivia" -> value(field).equalsIgnoreCase("yes");
      default -> false;
    };
  }

  private static String value(HeaderField field) {
    return HeaderValue.parse(field.value()).value();
  }
}
