package org.waybill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.wire.Labels;

class WishTest {

  @Test
  void headerShouldSwitchAndName() {
    Wish wish =
        wish(
            "x-waybill-TRACK: Clicks\n"
                + "X-Waybill-Tag:  spring sale \n"
                + "X-Waybill-Campaign: Spring\n"
                + "X-Waybill-Variant: =?utf-8?Q?=C3=9C?=\n");

    assertThat(wish.switches()).contains(new Switches(false, true));
    assertThat(wish.unclear()).isFalse();
    assertThat(wish.labels())
        .isEqualTo(
            new Labels(Optional.of("spring sale"), Optional.of("Spring"), Optional.of("\u00DC")));
  }

  @Test
  void nothingShouldBeAskedForWithoutAHeader() {
    assertThat(wish("Subject: x\n")).isEqualTo(Wish.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "", "opens; clicks", "opens clicks off"})
  void anUnknownValueShouldCountAsOff(String value) {
    Wish wish = wish("X-Waybill-Track: " + value + "\n");

    assertThat(wish.switches()).contains(Switches.OFF);
    assertThat(wish.unclear()).isTrue();
  }

  @Test
  void ofTwoHeadersOnlyWhatBothAllowShouldCount() {
    assertThat(wish("X-Waybill-Track: opens\nX-Waybill-Track: opens, clicks\n").switches())
        .contains(new Switches(true, false));
    assertThat(wish("X-Waybill-Track: opens\nX-Waybill-Track: clicks\n").switches())
        .contains(Switches.OFF);
    assertThat(wish("X-Waybill-Track: opens\nX-Waybill-Track: ?\n").switches())
        .contains(Switches.OFF);
  }

  @Test
  void aTagShouldBeReadWhenFoldedAndEncoded() {
    assertThat(wish("X-Waybill-Tag:\n =?utf-8?Q?Fr=C3=BChling?=\n").labels().tag())
        .contains("Fr\u00fchling");
  }

  @Test
  void aTagShouldBeShortAndPrintable() {
    assertThat(wish("X-Waybill-Tag: " + "a".repeat(64) + "\n").labels().tag()).isPresent();
    assertThat(wish("X-Waybill-Tag: " + "a".repeat(65) + "\n").labels().tag()).isEmpty();
    assertThat(wish("X-Waybill-Tag: \n").labels().tag()).isEmpty();
    assertThat(wish("X-Waybill-Tag: a\u0007b\n").labels().tag()).isEmpty();
    assertThat(wish("X-Waybill-Tag: =?utf-8?Q?a=E2=80=AEb?=\n").labels().tag()).isEmpty();
    assertThat(wish("X-Waybill-Tag: \nX-Waybill-Tag: second\n").labels().tag()).contains("second");
  }

  private static Wish wish(String fields) {
    byte[] message = (fields + "\nbody").getBytes(StandardCharsets.US_ASCII);
    return HeaderFacts.of(message).wish();
  }
}
