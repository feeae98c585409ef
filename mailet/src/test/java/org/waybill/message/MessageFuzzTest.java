package org.waybill.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Runs the kept inputs; {@code mvn -Pfuzz -Dtest=MessageFuzzTest} looks for new ones. */
class MessageFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void leavesShouldLieInOrderAndDecodeAndComeBackWhateverTheMessage(byte[] raw) {
    if (Message.read(raw, MessageLimits.DEFAULT) instanceof Message message) {
      int end = 0;
      for (Leaf leaf : message.leaves()) {
        assertThat(leaf.start()).isBetween(end, leaf.end());
        assertThat(leaf.end()).isBetween(leaf.start(), raw.length);
        end = leaf.end();
        LeafBody.of(raw, leaf).ifPresent(body -> check(raw, leaf, body));
      }
    }
  }

  private static void check(byte[] raw, Leaf leaf, LeafBody body) {
    assertThat(body.decoded().length).isBetween(0, leaf.end() - leaf.start());
    body.splice(List.of())
        .ifPresent(
            same ->
                assertThat(same.body())
                    .isEqualTo(java.util.Arrays.copyOfRange(raw, leaf.start(), leaf.end())));
  }
}
