package org.waybill.idna;

import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Host names in the ASCII form a browser asks for: "domain to ASCII" of the WHATWG URL standard,
 * which is UTS #46 non-transitional with CheckBidi and CheckJoiners, without the STD3 rules, hyphen
 * checks and length checks. {@code java.net.IDN} is IDNA2003 and would send {@code straße.example}
 * to another domain.
 *
 * <p>Thread-safe, no I/O.
 */
public final class HostNames {
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ);

  /**
   * ICU always reports hyphens and lengths; the URL standard sets CheckHyphens and VerifyDnsLength
   * to false.
   */
  private static final Set<IDNA.Error> HARMLESS =
      EnumSet.of(
          IDNA.Error.EMPTY_LABEL,
          IDNA.Error.LABEL_TOO_LONG,
          IDNA.Error.DOMAIN_NAME_TOO_LONG,
          IDNA.Error.LEADING_HYPHEN,
          IDNA.Error.TRAILING_HYPHEN,
          IDNA.Error.HYPHEN_3_4);

  /** "Forbidden domain code points" of the URL standard, the controls aside. */
  private static final String FORBIDDEN = " #%/:<>?@[\\]^|";

  /** Characters; no resolver takes 254, and mapping megabytes takes minutes. */
  private static final int LONGEST = 4096;

  private HostNames() {}

  /**
   * Maps a host name to lower-case A-labels.
   *
   * @param host a host name, percent-encoding already decoded; no port, no brackets
   * @return the ASCII form; empty where a browser would refuse the name
   */
  public static Optional<String> toAscii(String host) {
    if (host.length() > LONGEST) {
      return Optional.empty();
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = UTS46.nameToASCII(host, new StringBuilder(host.length() + 8), info);
    boolean mapped =
        HARMLESS.containsAll(info.getErrors()) && ascii.chars().noneMatch(HostNames::forbidden);
    return mapped && !ascii.isEmpty() ? Optional.of(ascii.toString()) : Optional.empty();
  }

  /** A host name, its parent, the parent's parent and so on: whose part it is. */
  public static List<String> lineage(String host) {
    List<String> names = new ArrayList<>();
    names.add(host);
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      names.add(host.substring(dot + 1));
    }
    return names;
  }

  private static boolean forbidden(int c) {
    return c <= 0x1F || c >= 0x7F || FORBIDDEN.indexOf(c) >= 0;
  }
}
