package org.waybill.idna;

/**
 * The one spelling of a mail address that ids and person codes are made of: the domain as
 * lower-case A-label, as it stands where it cannot be mapped (an address literal); the local part
 * unchanged, because only its own host may say that two local parts are one (RFC 5321 section 2.4).
 *
 * <p>Thread-safe, no I/O.
 */
public final class CanonicalRecipient {
  private CanonicalRecipient() {}

  /**
   * Canonicalizes an address.
   *
   * @param address an addr-spec without angle brackets; what has no {@code @} is returned unchanged
   * @return the address with its domain mapped
   */
  public static String of(String address) {
    // A quoted local part may hold an @ (RFC 5321 section 4.1.2), a domain may not.
    int at = address.lastIndexOf('@');
    if (at < 0) {
      return address;
    }
    String domain = address.substring(at + 1);
    return address.substring(0, at + 1) + HostNames.toAscii(domain).orElse(domain);
  }
}
