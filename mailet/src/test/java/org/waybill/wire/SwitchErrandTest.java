package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchErrandTest {

  private static final String NODE = "0123456789abcdef";
  private static final SwitchErrand ERRAND =
      new SwitchErrand("ab-7", RecordingState.OFF, "shop.example", "a complaint, übrigens");

  private final LedgerChannel channel = LedgerChannel.of(IdentityKey.generate(new SecureRandom()));

  @Test
  void channelShouldOpenWhatItSealedForThatNode() {
    SwitchErrand all = new SwitchErrand("ab-8", RecordingState.ON, SwitchErrand.ALL, "");

    assertThat(channel.openErrand(NODE, channel.seal(NODE, ERRAND))).contains(ERRAND);
    assertThat(channel.openErrand(NODE, channel.seal(NODE, all))).contains(all);
    assertThat(all.isOfAll()).isTrue();
    assertThat(channel.openErrand("0".repeat(16), channel.seal(NODE, ERRAND))).isEmpty();
  }

  @Test
  void channelShouldRefuseAnotherInstallationsErrandAndEveryAlteredOne() {
    LedgerChannel other = LedgerChannel.of(IdentityKey.generate(new SecureRandom()));
    assertThat(channel.openErrand(NODE, other.seal(NODE, ERRAND))).isEmpty();
    assertThat(channel.openErrand(NODE, new byte[0])).isEmpty();

    byte[] sealed = channel.seal(NODE, ERRAND);
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThat(channel.openErrand(NODE, altered)).isEmpty();
    }
  }

  @Test
  void shipmentShouldBeNoErrandAndAnErrandNoShipment() {
    LedgerPosition place = new LedgerPosition(NODE, 1, 16);

    assertThat(channel.openErrand(NODE, channel.seal(place, ERRAND.encode()))).isEmpty();
    assertThat(channel.open(place, channel.seal(NODE, ERRAND))).isEmpty();
  }

  @Test
  void reasonShouldBeOneLineOfBoundedLength() {
    String why = new SwitchErrand("a", RecordingState.OFF, "*", " a\r\nb\u2028c\u0000 ").why();
    SwitchErrand longest = new SwitchErrand("a", RecordingState.OFF, "*", "😀".repeat(500));

    assertThat(why).isEqualTo("a b c");
    assertThat(longest.why()).isEqualTo("😀".repeat(200));
    assertThat(SwitchErrand.decode(longest.encode())).contains(longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b.example", "bücher.example", "a.example\noff b.example"})
  void scopeShouldBeOneWord(String scope) {
    assertThatThrownBy(() -> new SwitchErrand("a", RecordingState.OFF, scope, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "waybill-switch 2\nticket a\noff *\nwhy x\n",
        "waybill-switch 1\nticket a b\noff *\nwhy x\n",
        "waybill-switch 1\nticket a\nup *\nwhy x\n",
        "waybill-switch 1\nticket a\noff * *\nwhy x\n",
        "waybill-switch 1\nticket a\noff *\nwhy x",
        "waybill-switch 1\nticket a\noff *\nwhy x\nmore\n"
      })
  void otherTextShouldBeNoErrand(String text) {
    assertThat(SwitchErrand.decode(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
