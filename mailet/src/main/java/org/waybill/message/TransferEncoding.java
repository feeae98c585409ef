package org.waybill.message;

import java.util.Locale;
import java.util.Optional;

/** Content-Transfer-Encoding (RFC 2045 section 6), as far as it says how bytes stand. */
public enum TransferEncoding {
  /** 7bit, 8bit and binary: the bytes themselves. */
  IDENTITY,
  QUOTED_PRINTABLE,
  BASE64;

  static Optional<TransferEncoding> of(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "", "7bit", "8bit", "binary" -> Optional.of(IDENTITY);
      case "quoted-printable" -> Optional.of(QUOTED_PRINTABLE);
      case "base64" -> Optional.of(BASE64);
      default -> Optional.empty();
    };
  }
}
