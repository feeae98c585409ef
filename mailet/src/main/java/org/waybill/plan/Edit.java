package org.waybill.plan;

import org.waybill.message.Splice;
import org.waybill.wire.TokenKind;

/**
 * One splice and what it is for.
 *
 * @param splice where, and the text around the token
 * @param kind of the token in its hole: open for a pixel, click for a link, withdraw for the
 *     disclosure
 * @param number the link's, from 1; of a pixel {@link #COUNTED} or {@link #SEEN_TO_THE_END}; of the
 *     disclosure 0
 * @param source the bytes that go, one character each; empty but for a link
 */
public record Edit(Splice splice, TokenKind kind, int number, String source) {

  /** The number of the pixel whose hits are opens: every message with a pixel has this one. */
  public static final int COUNTED = 0;

  /** The number of the one at the bottom, where another at the top is the one that counts. */
  public static final int SEEN_TO_THE_END = 1;

  static Edit pixel(Splice splice, int number) {
    return new Edit(splice, TokenKind.OPEN, number, "");
  }

  static Edit link(Splice splice, int number, String source) {
    return new Edit(splice, TokenKind.CLICK, number, source);
  }

  static Edit disclosure(Splice splice) {
    return new Edit(splice, TokenKind.WITHDRAW, 0, "");
  }

  /** Whether it puts a pixel in. */
  public boolean isPixel() {
    return kind == TokenKind.OPEN;
  }

  /** Whether it makes a link a tracked one. */
  public boolean isLink() {
    return kind == TokenKind.CLICK;
  }

  /** Whether it puts in what recipients are told. */
  public boolean isDisclosure() {
    return kind == TokenKind.WITHDRAW;
  }
}
