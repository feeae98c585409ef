package org.waybill.collector.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the way to the mail server is kept secret. */
public enum Security {
  /** Not at all: for a server on this machine. */
  NONE,
  /** STARTTLS (RFC 3207), or no mail. */
  STARTTLS,
  /** TLS from the first byte on (RFC 8314 section 3.3). */
  TLS;

  /** As it is configured: {@code starttls}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<Security> of(String word) {
    return Arrays.stream(values()).filter(security -> security.word().equals(word)).findFirst();
  }
}
