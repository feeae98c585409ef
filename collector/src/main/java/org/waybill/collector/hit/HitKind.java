package org.waybill.collector.hit;

import org.waybill.wire.TokenKind;

/** What was asked for. */
public enum HitKind {
  /** The pixel. */
  OPEN(TokenKind.OPEN),
  /** A link. */
  CLICK(TokenKind.CLICK);

  private final TokenKind token;

  HitKind(TokenKind token) {
    this.token = token;
  }

  /** The kind of token it came with. */
  public TokenKind token() {
    return token;
  }

  static HitKind of(int letter) {
    for (HitKind kind : values()) {
      if (kind.token.letter() == letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException("a hit of kind " + letter + "; it takes o or c");
  }
}
