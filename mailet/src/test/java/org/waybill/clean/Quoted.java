package org.waybill.clean;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waybill.message.MessageLimits;
import org.waybill.wire.Day;
import org.waybill.wire.IdentityKey;
import org.waybill.wire.KeyRing;
import org.waybill.wire.KeyState;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.SealingKey;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

/** What an earlier message of ours left in a quotation, and what becomes of it. */
final class Quoted {

  static final String TARGET = "https://shop.example/a?b=1&c='2'";
  static final String HOST = "https://old.track.example";

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final KeyRing RING =
      new KeyRing(
          new IdentityKey(new byte[32]),
          List.of(new SealingKey(1, KeyState.ACTIVE, Instant.EPOCH, new byte[64])));
  static final Seals SEALS = Seals.of(RING);
  private static final Sealer SEALER = SEALS.sealer(NOW, RING.fingerprints()).orElseThrow();
  private static final TrackingId COPY = TrackingId.of(new byte[16]);

  private Quoted() {}

  static String pixelToken() {
    return SEALER.seal(Token.open(Mode.IDENTIFIED, COPY, PersonCode.NONE, Day.of(NOW)));
  }

  static String token(String target) {
    return SEALER.seal(Token.click(Mode.IDENTIFIED, COPY, PersonCode.NONE, Day.of(NOW), 1, target));
  }

  static String pixelUrl() {
    return HOST + "/o/" + pixelToken() + ".gif";
  }

  static String pixel() {
    return "<img src=\"" + pixelUrl() + "\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0\">";
  }

  static String link() {
    return HOST + "/c/" + token(TARGET);
  }

  static String withdrawal() {
    Token token =
        new Token(TokenKind.WITHDRAW, Mode.IDENTIFIED, COPY, PersonCode.NONE, Day.of(NOW), 0, "");
    return HOST + "/w/" + SEALER.seal(token);
  }

  static Cleaned clean(Reach reach, String message) {
    byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
    return new Cleaner(SEALS::open, reach, MessageLimits.DEFAULT).clean(bytes);
  }

  /** The cleaned message, empty where nothing was cleaned. */
  static Optional<String> cleaned(Reach reach, String message) {
    return clean(reach, message) instanceof Cleaned.Done done
        ? Optional.of(new String(done.cleaning().bytes(), StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  /** A body cleaned as an outbound message of its own; the body as it was where nothing is. */
  static String body(String type, String body) {
    String head = "From: a@a.example\r\nContent-Type: " + type + "\r\n\r\n";
    return cleaned(Reach.OUTBOUND, head + body).map(m -> m.substring(head.length())).orElse(body);
  }

  static String html(String body) {
    return body("text/html; charset=utf-8", body);
  }

  static String plain(String body) {
    return body("text/plain; charset=utf-8", body);
  }
}
