package org.waybill.wire;

import java.util.Optional;

/** What a tracked URL is for; its letter stands in the path, in the token and in the seal. */
public enum TokenKind {
  OPEN('o'),
  CLICK('c'),
  WITHDRAW('w'),
  UNSUBSCRIBE('u'),
  CONVERSION('v');

  private final char letter;

  TokenKind(char letter) {
    this.letter = letter;
  }

  /** The ASCII letter on the wire. */
  public char letter() {
    return letter;
  }

  /** The kind with that letter. */
  public static Optional<TokenKind> of(int letter) {
    for (TokenKind kind : values()) {
      if (kind.letter == letter) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
