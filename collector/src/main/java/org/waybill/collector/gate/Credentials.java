package org.waybill.collector.gate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** User and password of HTTP Basic (RFC 7617). */
record Credentials(String user, String password) {

  private static final String SCHEME = "basic ";

  /** Reads an Authorization field; empty where it is absent or of another form. */
  static Optional<Credentials> parse(@Nullable String field) {
    if (field == null || !field.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(field.substring(SCHEME.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "credentials";
  }
}
