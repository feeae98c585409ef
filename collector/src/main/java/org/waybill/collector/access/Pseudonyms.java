package org.waybill.collector.access;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.waybill.wire.PersonCode;

/**
 * What stands in place of addresses. The code is an HMAC under the identity key, so nobody without
 * that key gets from it to the address; whoever has an address can search for it. Thread-safe.
 *
 * @param codes from a canonical recipient to its code
 */
public record Pseudonyms(Function<String, PersonCode> codes) {

  /**
   * Anything with an at sign, or one percent-encoded, between a local part and a domain with a dot.
   * Both parts are bounded, so that a hostile text costs time in proportion to its length.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s<>\"'(),;:&=?/#@%\\[\\]]{1,64}(?:%2[bBdDeE][^\\s<>\"'(),;:&=?/#@%]{0,64})?"
              + "(?:@|%(?:25)?40)[\\p{L}\\p{N}.-]{1,253}");

  private static final String MASK = "[address]";

  /** {@code r-} and 16 hexadecimal digits. */
  public String of(String recipient) {
    return "r-" + codes.apply(recipient);
  }

  /** Whether a recipient is a person by name: a shared copy is not. */
  static boolean isNamed(String recipient) {
    return recipient.indexOf('@') >= 0;
  }

  /** The text with every address in it taken out: a link may carry its reader's. */
  static String masked(String text) {
    return text.indexOf('@') < 0 && text.indexOf("40") < 0
        ? text
        : ADDRESS.matcher(text).replaceAll(MASK);
  }
}
