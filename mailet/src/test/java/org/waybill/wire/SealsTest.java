package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Opened REFUSED = new Opened.Refused();

  private final KeyRing ring = new Vectors().ring();
  private final Seals seals = Seals.of(ring);
  private final Sealer sealer = seals.sealer(NOW, ring.fingerprints()).orElseThrow();

  SealsTest() throws IOException {}

  @Test
  void openShouldReturnWhatWasSealed() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Token token = click(random, "https://example.org/" + "x".repeat(random.nextInt(300)));

      assertThat(seals.open(TokenKind.CLICK, sealer.seal(token)))
          .isEqualTo(new Opened.Known(token, 2));
    }
  }

  @Test
  void lengthShouldDependOnTheTargetAlone() {
    Random random = new Random(2);
    for (int length = 1; length < 400; length++) {
      assertThat(sealer.seal(click(random, "t".repeat(length)))).hasSize(Sealer.length(length));
    }
  }

  @Test
  void openShouldRefuseEveryFlippedBit() {
    String token = sealer.seal(click(new Random(3), "https://example.org/a"));
    byte[] bytes = Base64Url.decode(token);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(seals.open(TokenKind.CLICK, Base64Url.encode(flipped))).isEqualTo(REFUSED);
    }
  }

  @Test
  void openShouldRefuseEveryOtherSpelling() {
    String token = sealer.seal(click(new Random(4), "https://example.org/ab"));
    List<String> others =
        new ArrayList<>(
            List.of("", "A", "AA", token + "=", token + "A", " " + token, token + "\n", "é"));
    for (int cut = 0; cut < token.length(); cut++) {
      others.add(token.substring(0, cut));
    }
    char last = token.charAt(token.length() - 1);
    for (char c :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/".toCharArray()) {
      if (c != last) {
        others.add(token.substring(0, token.length() - 1) + c);
      }
    }

    assertThat(others)
        .allSatisfy(o -> assertThat(seals.open(TokenKind.CLICK, o)).isEqualTo(REFUSED));
  }

  @Test
  void openShouldRefuseEveryOtherKind() {
    String token = sealer.seal(click(new Random(5), "https://example.org/"));
    for (TokenKind kind : TokenKind.values()) {
      assertThat(seals.open(kind, token).equals(REFUSED)).isEqualTo(kind != TokenKind.CLICK);
    }
  }

  @Test
  void openShouldRefuseTokensOfADestroyedKey() {
    SealingKey alive = SealingKey.generate(9, NOW, new java.security.SecureRandom());
    String token =
        Seals.of(new KeyRing(ring.identity(), List.of(alive)))
            .sealer(NOW, Set.of(alive.fingerprint()))
            .orElseThrow()
            .seal(click(new Random(6), "https://example.org/"));
    SealingKey gone = new SealingKey(9, KeyState.DESTROYED, NOW, new byte[0]);

    assertThat(Seals.of(new KeyRing(ring.identity(), List.of(gone))).open(TokenKind.CLICK, token))
        .isEqualTo(REFUSED);
  }

  @Test
  void sealerShouldBeTheNewestActiveKeyThatIsConfirmed() {
    SealingKey old = key(1, NOW.minusSeconds(100));
    SealingKey current = key(2, NOW.minusSeconds(10));
    SealingKey coming = key(3, NOW.plusSeconds(10));
    Seals three = Seals.of(new KeyRing(ring.identity(), List.of(old, current, coming)));
    Set<KeyFingerprint> all =
        Set.of(old.fingerprint(), current.fingerprint(), coming.fingerprint());

    assertThat(three.sealer(NOW, all).orElseThrow().fingerprint()).isEqualTo(current.fingerprint());
    assertThat(three.sealer(NOW.plusSeconds(10), all).orElseThrow().fingerprint())
        .isEqualTo(coming.fingerprint());
    assertThat(three.sealer(NOW, Set.of(old.fingerprint())).orElseThrow().fingerprint())
        .isEqualTo(old.fingerprint());
    assertThat(three.sealer(NOW, Set.of())).isEmpty();
  }

  private static SealingKey key(int id, Instant activeFrom) {
    return SealingKey.generate(id, activeFrom, new java.security.SecureRandom());
  }

  private static Token click(Random random, String target) {
    byte[] copy = new byte[16];
    random.nextBytes(copy);
    return Token.click(
        Mode.PSEUDONYMOUS,
        TrackingId.of(copy),
        new PersonCode(random.nextLong()),
        random.nextInt(0x10000),
        1 + random.nextInt(0xFFFF),
        target);
  }
}
