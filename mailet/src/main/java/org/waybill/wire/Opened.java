package org.waybill.wire;

/** What became of a token that somebody sent us. */
public sealed interface Opened {

  /**
   * One of ours, wholly understood.
   *
   * @param keyId the id of the key that sealed it, 0 to 255
   */
  record Known(Token token, int keyId) implements Opened {}

  /**
   * One of ours from a later version, or in a mode unknown here: it redirects and nothing is
   * recorded.
   */
  record TargetOnly(TokenKind kind, String target) implements Opened {}

  /** Not ours, altered, spelled otherwise, of another kind, or sealed by a key that is gone. */
  record Refused() implements Opened {}
}
