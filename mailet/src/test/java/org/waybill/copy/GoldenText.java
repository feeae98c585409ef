package org.waybill.copy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.wire.IdentityKey;
import org.waybill.wire.KeyRing;
import org.waybill.wire.KeyState;
import org.waybill.wire.Opened;
import org.waybill.wire.Sealer;
import org.waybill.wire.SealingKey;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;

/**
 * What the files of a golden message may write for what nobody can read or write by hand:
 *
 * <ul>
 *   <li>{@code <token c 2 https://a.example/>}: this copy's sealed token of link 2; {@code <token o
 *       0>}: of its pixel; {@code <token w 0>}: of what its recipient is told; {@code <earlier
 *       ...>}: the same of a copy sent before; {@code <strange ...>}: of somebody else's key
 *   <li>{@code <times 500 text times>}: the text 500 times
 *   <li>{@code <base64 76 text base64>}: the text, everything above already written out, encoded in
 *       CRLF lines of 76 characters
 * </ul>
 */
final class GoldenText {

  private static final Pattern TIMES =
      Pattern.compile("<times (\\d+) (.*?) times>", Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile("<(token|earlier|strange) ([ocw]) (\\d+)(?: ([^ <>]+))?>");
  private static final Pattern BASE64 =
      Pattern.compile("<base64 (\\d+) (.*?) base64>", Pattern.DOTALL);
  private static final Pattern SEALED = Pattern.compile("(?<=/([ocw])/)[A-Za-z0-9_-]{60,}");

  private static final CopyIdentity EARLIER = FixedKeys.identity(2);

  private GoldenText() {}

  /** The bytes that a file stands for. */
  static byte[] bytes(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    text = replace(text, TIMES, found -> found.group(2).repeat(Integer.parseInt(found.group(1))));
    while (TOKEN.matcher(text).find()) { // the target of one may hold another
      text = replace(text, TOKEN, GoldenText::token);
    }
    text = replace(text, BASE64, GoldenText::base64);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes as text in which this copy's and earlier tokens are written out. */
  static String readable(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return replace(text, SEALED, found -> opened(found.group(1), found.group()));
  }

  private static String replace(String text, Pattern what, Function<MatchResult, String> with) {
    return what.matcher(text).replaceAll(found -> Matcher.quoteReplacement(with.apply(found)));
  }

  private static String token(MatchResult found) {
    boolean strange = found.group(1).equals("strange");
    CopyIdentity copy = found.group(1).equals("token") ? FixedKeys.COPY : EARLIER;
    int link = Integer.parseInt(found.group(3));
    String target = found.group(4) == null ? "" : found.group(4);
    return (strange ? strangeSealer() : FixedKeys.sealer())
        .seal(
            new Token(
                TokenKind.of(found.group(2).charAt(0)).orElseThrow(),
                copy.mode(),
                copy.copy(),
                copy.person(),
                copy.day(),
                link,
                target));
  }

  private static String base64(MatchResult found) {
    byte[] lineEnd = {'\r', '\n'};
    byte[] plain = found.group(2).getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getMimeEncoder(Integer.parseInt(found.group(1)), lineEnd).encodeToString(plain);
  }

  private static String opened(String kind, String token) {
    return FixedKeys.seals().open(TokenKind.of(kind.charAt(0)).orElseThrow(), token)
            instanceof Opened.Known(Token known, int ignored)
        ? "<%s %s %d%s>"
            .formatted(
                known.copy().equals(FixedKeys.COPY.copy()) ? "token" : "earlier",
                kind,
                known.link(),
                known.target().isEmpty() ? "" : " " + known.target())
        : token;
  }

  /** Somebody else's installation with a key of the same id. */
  private static Sealer strangeSealer() {
    byte[] secret = new byte[64];
    java.util.Arrays.fill(secret, (byte) 0x55);
    KeyRing ring =
        new KeyRing(
            new IdentityKey(new byte[32]),
            List.of(new SealingKey(1, KeyState.ACTIVE, FixedKeys.NOW, secret)));
    return Seals.of(ring).sealer(FixedKeys.NOW, ring.fingerprints()).orElseThrow();
  }
}
