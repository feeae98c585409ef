package org.waybill.clean;

import org.waybill.wire.Opened;
import org.waybill.wire.TokenKind;

/** Says what a token holds, as {@code Seals::open} does. Thread-safe. */
@FunctionalInterface
public interface TokenOpener {

  /** Knows no key. */
  TokenOpener NONE = (kind, token) -> new Opened.Refused();

  /**
   * Opens a token.
   *
   * @param kind the kind its URL claims
   * @param token its text
   */
  Opened open(TokenKind kind, String token);
}
