package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyLifeTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant LATER = NOW.plus(KeyLife.NOTICE);

  private final SecureRandom random = new SecureRandom();
  private final KeyRing first = KeyRing.generate(NOW.minusSeconds(1000), random);
  private final KeyRing rotated = new KeyLife(first, NOW).rotated(random);

  @Test
  void firstKeyShouldBeActiveAtOnceAndTheNextADayLater() {
    assertThat(sealing(rotated, NOW)).isEqualTo(1);
    assertThat(sealing(rotated, LATER.minusMillis(1))).isEqualTo(1);
    assertThat(sealing(rotated, LATER)).isEqualTo(2);
    assertThat(states(rotated, LATER.minusMillis(1)))
        .containsExactly(KeyState.ACTIVE, KeyState.ACTIVE);
    assertThat(states(rotated, LATER)).containsExactly(KeyState.OPEN_ONLY, KeyState.ACTIVE);
  }

  @Test
  void rotatedShouldKeepIdentityAndEveryKeyThatOpens() {
    assertThat(rotated.identity()).isEqualTo(first.identity());
    assertThat(rotated.fingerprints()).containsAll(first.fingerprints()).hasSize(2);
    assertThat(rotated.problemAfter(first)).isEmpty();
  }

  @Test
  void rotatedShouldRefuseWhileAKeyWaits() {
    assertThatThrownBy(() -> new KeyLife(rotated, LATER.minusMillis(1)).rotated(random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sealing key 2 (active) waits already")
        .hasMessageContaining(LATER.toString());
  }

  @Test
  void rotatedShouldWriteDownWhichKeyIsOpenOnlyBy() {
    KeyRing twice = new KeyLife(rotated, LATER).rotated(random);
    assertThat(twice.sealing()).extracting(SealingKey::id).containsExactly(1, 2, 3);
    assertThat(twice.sealing())
        .extracting(SealingKey::state)
        .containsExactly(KeyState.OPEN_ONLY, KeyState.ACTIVE, KeyState.ACTIVE);
  }

  @Test
  void tokensShouldOpenWithAnOpenOnlyKeyAndNotWithADestroyedOne() {
    Token token =
        Token.click(
            Mode.IDENTIFIED, TrackingId.of(new byte[16]), new PersonCode(7), 31, 1, "https://a.a/");
    String sealed = Seals.of(rotated).sealer(NOW, rotated.fingerprints()).orElseThrow().seal(token);
    KeyRing after = new KeyLife(rotated, LATER).destroyed(1);

    assertThat(Seals.of(new KeyLife(rotated, LATER).rotated(random)).open(TokenKind.CLICK, sealed))
        .isEqualTo(new Opened.Known(token, 1));
    assertThat(Seals.of(after).open(TokenKind.CLICK, sealed)).isEqualTo(new Opened.Refused());
    assertThat(after.sealing())
        .extracting(SealingKey::state)
        .containsExactly(KeyState.DESTROYED, KeyState.ACTIVE);
  }

  @Test
  void destroyedShouldRefuseWhatIsNotOpenOnly() {
    assertRefused(first, NOW, 1, "sealing key 1 is the active one");
    assertRefused(rotated, LATER.minusMillis(1), 1, "sealing key 1 is the active one");
    assertRefused(rotated, NOW, 2, "sealing key 2 (active from " + LATER + ")");
    assertRefused(rotated, LATER, 2, "sealing key 2 is the active one");
    assertRefused(rotated, LATER, 3, "no sealing key 3; it has [1 (open-only), 2 (active)]");
    assertRefused(new KeyLife(rotated, LATER).destroyed(1), LATER, 1, "sealing key 1 (destroyed)");
  }

  @Test
  void idsShouldNeverComeTwiceAlsoNotThoseOfDestroyedKeys() {
    List<Integer> ids = new ArrayList<>(List.of(1));
    KeyRing ring = first;
    Instant now = NOW;
    while (ids.size() < 256) {
      ring = new KeyLife(ring, now).rotated(random);
      ids.add(ring.sealing().getLast().id());
      now = now.plus(KeyLife.NOTICE);
      ring = new KeyLife(ring, now).destroyed(ids.get(ids.size() - 2));
    }
    KeyLife full = new KeyLife(ring, now);

    assertThat(ids).doesNotHaveDuplicates().startsWith(1, 2, 3).endsWith(255, 0);
    assertThatThrownBy(() -> full.rotated(random)).hasMessageContaining("all 256 ids");
  }

  @Test
  void idOfALineTakenOutByHandShouldNotBeTakenAgain() {
    SealingKey ninth = SealingKey.generate(9, NOW, random);
    KeyRing ring = new KeyRing(first.identity(), List.of(ninth));
    assertThat(new KeyLife(ring, NOW).rotated(random).sealing().getLast().id()).isEqualTo(10);
  }

  @Test
  void followedShouldTellWhenTheNextKeyTookItsPlace() {
    KeyLife life = new KeyLife(rotated, NOW);
    assertThat(life.followed(rotated.sealing().getFirst())).contains(LATER);
    assertThat(life.followed(rotated.sealing().getLast())).isEmpty();
  }

  @Test
  void ringShouldNotFollowOneWhoseLinksItWouldKill() {
    KeyRing stranger = KeyRing.generate(NOW, random);
    KeyRing without = new KeyRing(first.identity(), List.of(rotated.sealing().getLast()));
    KeyRing other = new KeyRing(first.identity(), List.of(SealingKey.generate(1, NOW, random)));

    assertThat(stranger.problemAfter(first).orElseThrow())
        .contains("another identity key")
        .contains("then restart");
    assertThat(without.problemAfter(first).orElseThrow()).contains("sealing key 1 is missing");
    assertThat(other.problemAfter(first).orElseThrow()).contains("another secret");
    assertThat(new KeyLife(rotated, LATER).destroyed(1).problemAfter(rotated)).isEmpty();
  }

  private void assertRefused(KeyRing ring, Instant now, int id, String why) {
    assertThatThrownBy(() -> new KeyLife(ring, now).destroyed(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static int sealing(KeyRing ring, Instant now) {
    Sealer sealer = Seals.of(ring).sealer(now, ring.fingerprints()).orElseThrow();
    assertThat(new KeyLife(ring, now).active()).isEqualTo(Optional.of(sealer.key()));
    return sealer.key().id();
  }

  private static List<KeyState> states(KeyRing ring, Instant now) {
    KeyLife life = new KeyLife(ring, now);
    return ring.sealing().stream().map(life::stateOf).toList();
  }
}
