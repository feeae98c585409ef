package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedTextTest {

  @Test
  void textShouldComeBackWhenItIsWithinTheBound() {
    PackedText packed = PackedText.of("Gr\u00FC\u00DFe");

    assertThat(packed.text(7)).contains("Gr\u00FC\u00DFe");
    assertThat(packed.text(6)).isEmpty();
    assertThat(PackedText.packed(packed.bytes())).isEqualTo(packed).hasSameHashCodeAs(packed);
    assertThat(PackedText.of("").text(0)).contains("");
  }

  @Test
  void fewBytesShouldNotBecomeGigabytes() {
    PackedText bomb = PackedText.of("x".repeat(50_000_000));

    assertThat(bomb.bytes()).hasSizeLessThan(60_000);
    assertThat(bomb.text(1_000)).isEmpty();
  }

  @Test
  void whatIsNoGzipShouldHoldNothing() {
    byte[] whole = PackedText.of("text").bytes();

    assertThat(PackedText.packed(new byte[0]).text(10)).isEmpty();
    assertThat(PackedText.packed(new byte[] {1, 2, 3}).text(10)).isEmpty();
    assertThat(PackedText.packed(java.util.Arrays.copyOf(whole, whole.length - 3)).text(10))
        .isEmpty();
  }
}
