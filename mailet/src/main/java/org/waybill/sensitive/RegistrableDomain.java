package org.waybill.sensitive;

import com.google.common.net.InternetDomainName;
import java.util.Optional;

/**
 * The part of a host name that somebody registered, by the Public Suffix List, its private part
 * included: two shops below {@code github.io} are strangers. Thread-safe, no I/O.
 */
public final class RegistrableDomain {

  private RegistrableDomain() {}

  /** Whether both hosts, as lower-case A-labels, are certainly one registrant's. */
  public static boolean isShared(String host, String other) {
    return host.equals(other) || of(host).equals(of(other));
  }

  /** Whether a host ends in a name below which somebody registers. */
  static boolean hasKnownSuffix(String host) {
    return parse(host).filter(InternetDomainName::hasRegistrySuffix).isPresent();
  }

  /** A host that is no name (an IP address, an underscore in its last label) is its own domain. */
  private static String of(String host) {
    return parse(host).map(RegistrableDomain::of).orElse(host);
  }

  private static String of(InternetDomainName name) {
    if (name.isUnderPublicSuffix()) {
      return name.topPrivateDomain().toString();
    }
    // the list's own rule for what it does not know: the last label is the suffix
    int size = name.parts().size();
    return name.isPublicSuffix() || size < 2
        ? name.toString()
        : String.join(".", name.parts().subList(size - 2, size));
  }

  private static Optional<InternetDomainName> parse(String host) {
    return InternetDomainName.isValid(host)
        ? Optional.of(InternetDomainName.from(host))
        : Optional.empty();
  }
}
