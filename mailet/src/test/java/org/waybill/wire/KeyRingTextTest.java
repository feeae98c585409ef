package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTextTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final KeyRing ring = KeyRing.generate(NOW, new SecureRandom());

  @Test
  void parseShouldReturnWhatWasFormatted() {
    KeyRing all =
        new KeyRing(
            ring.identity(),
            List.of(
                ring.sealing().getFirst(),
                new SealingKey(0, KeyState.OPEN_ONLY, NOW, new byte[64]),
                new SealingKey(255, KeyState.DESTROYED, NOW, new byte[0])));

    assertThat(KeyRingText.parse(KeyRingText.format(all))).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | no identity key",
        "'waybill-keys 2' | line 1: the first line must be",
        "'waybill-keys 1;identity AAAA' | line 2: 'identity' takes 32 bytes",
        "'waybill-keys 1;seal 1 active now' | line 2: expected 'seal ID STATE",
        "'waybill-keys 1;seal 300 active 2026-11-23T12:00:00Z -' | line 2: sealing key id is 300",
        "'waybill-keys 1;seal 1 asleep 2026-11-23T12:00:00Z -' | line 2: the state must be",
        "'waybill-keys 1;seal 1 active 2026-11-23T12:00:00Z AAAA' | line 2: sealing key 1 (active)"
            + " has 3 bytes",
        "'waybill-keys 1;seal 1 active yesterday -' | line 2: Text 'yesterday'",
      })
  void parseShouldNameLineAndRemedy(String text, String message) {
    assertThatThrownBy(() -> KeyRingText.parse(text.replace(';', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void ringShouldRefuseAnIdThatComesTwice() {
    String twice = KeyRingText.format(ring) + "seal 1 destroyed 2026-11-23T12:00:00Z -\n";
    assertThatThrownBy(() -> KeyRingText.parse(twice)).hasMessageContaining("comes twice");
  }

  @Test
  void nothingShouldShowASecret() {
    String secret =
        KeyRingText.format(ring)
            .lines()
            .filter(l -> l.startsWith("seal"))
            .findFirst()
            .orElseThrow()
            .split(" ", -1)[4];

    assertThat(ring.toString() + ring.sealing() + ring.identity()).doesNotContain(secret);
    assertThatThrownBy(
            () -> KeyRingText.parse(KeyRingText.format(ring).replace("seal 1 active", "seal 1 x")))
        .message()
        .doesNotContain(secret);
  }
}
