package org.waybill.hosts;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;
import org.waybill.wire.TrackingUrl;

/**
 * A link of nobody's mail, whose target only a holder of its key can tell: whoever leads there has
 * opened the seal. Nothing of it is recorded, for its mode says so.
 *
 * @param path what to ask for
 * @param target where it must lead: no two links have the same
 */
public record SealedLink(String path, String target) {

  private static final int RANDOM_BYTES = 16;

  /**
   * Seals a new one.
   *
   * @param day of sealing, as all tokens have it
   */
  static SealedLink at(TrackingUrl url, Sealer sealer, int day, SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String target = url.origin() + "/healthz?check=" + HexFormat.of().formatHex(bytes);
    Token token =
        Token.click(Mode.OFF, TrackingId.of(new byte[16]), PersonCode.NONE, day, 1, target);
    return new SealedLink(new TrackedPath(TokenKind.CLICK, sealer.seal(token)).toString(), target);
  }
}
