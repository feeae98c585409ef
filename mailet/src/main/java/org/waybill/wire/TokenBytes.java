package org.waybill.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The plaintext of a token:
 *
 * <pre>
 * version 1 | kind 1 | mode 1 | offset of target 2 | copy 16 | person 8 | day 2 | link 2 | target
 * </pre>
 *
 * <p>Bytes 0 to 4 mean the same in every version, so that a decoder which does not know the version
 * or the mode still finds the target.
 */
final class TokenBytes {

  static final int VERSION = 1;
  static final int TARGET_AT = 33;
  private static final int FIXED = 5;

  private TokenBytes() {}

  static byte[] encode(Token token) {
    byte[] target = token.target().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(TARGET_AT + target.length)
        .put((byte) VERSION)
        .put((byte) token.kind().letter())
        .put((byte) token.mode().code())
        .putShort((short) TARGET_AT)
        .put(token.copy().bytes())
        .putLong(token.person().value())
        .putShort((short) token.day())
        .putShort((short) token.link())
        .put(target)
        .array();
  }

  static Opened decode(TokenKind kind, int keyId, byte[] plain) {
    if (plain.length < FIXED || plain[1] != kind.letter()) {
      return new Opened.Refused();
    }
    ByteBuffer in = ByteBuffer.wrap(plain);
    int targetAt = Short.toUnsignedInt(in.getShort(3));
    if (targetAt < FIXED || targetAt > plain.length) {
      return new Opened.Refused();
    }
    String target =
        new String(plain, targetAt, plain.length - targetAt, StandardCharsets.ISO_8859_1);
    if (!Token.isTarget(target)) {
      return new Opened.Refused();
    }
    Optional<Mode> mode = Mode.of(plain[2]);
    boolean known = plain[0] == VERSION && targetAt == TARGET_AT && mode.isPresent();
    return known
        ? known(kind, keyId, mode.orElseThrow(), in, target)
        : new Opened.TargetOnly(kind, target);
  }

  private static Opened known(TokenKind kind, int keyId, Mode mode, ByteBuffer in, String target) {
    if ((kind == TokenKind.CLICK && target.isEmpty())
        || (kind == TokenKind.OPEN && !target.isEmpty())) {
      return new Opened.Refused();
    }
    byte[] copy = new byte[Bytes16.LENGTH];
    in.position(FIXED).get(copy);
    PersonCode person = new PersonCode(in.getLong());
    int day = Short.toUnsignedInt(in.getShort());
    int link = Short.toUnsignedInt(in.getShort());
    return new Opened.Known(
        new Token(kind, mode, TrackingId.of(copy), person, day, link, target), keyId);
  }
}
