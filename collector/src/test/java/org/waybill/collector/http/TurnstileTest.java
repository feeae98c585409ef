package org.waybill.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

class TurnstileTest {

  private static final String NODE = "0123456789abcdef";
  private static final String OTHER = "fedcba9876543210";

  private final List<String> done = new ArrayList<>();
  private boolean failing;
  private final Turnstile turnstile = new Turnstile("aa", this::deed);

  private void deed(String node, SwitchErrand errand) throws IOException {
    if (failing) {
      throw new IOException("injected: the disk is full");
    }
    done.add(node + " " + errand.to().word());
  }

  private static SwitchErrand off(String ticket) {
    return new SwitchErrand(ticket, RecordingState.OFF, SwitchErrand.ALL, "");
  }

  @Test
  void errandShouldPassOnceAndTheNextWithTheNextTicket() throws Exception {
    SwitchErrand first = off(turnstile.ticket(NODE));
    assertThat(turnstile.pass(NODE, first)).isTrue();
    assertThat(turnstile.pass(NODE, first)).isFalse();
    assertThat(turnstile.pass(NODE, off(turnstile.ticket(NODE)))).isTrue();
    assertThat(turnstile.pass(NODE, first)).isFalse();

    assertThat(done).containsExactly(NODE + " off", NODE + " off");
  }

  @Test
  void nodesShouldHaveTicketsOfTheirOwn() throws Exception {
    SwitchErrand errand = off(turnstile.ticket(OTHER));
    turnstile.pass(NODE, off(turnstile.ticket(NODE)));

    assertThat(turnstile.pass(OTHER, errand)).isTrue();
  }

  @Test
  void ticketOfAnotherStartShouldOpenNothing() throws Exception {
    String before = new Turnstile("bb", this::deed).ticket(NODE);

    assertThat(turnstile.pass(NODE, off(before))).isFalse();
    assertThat(done).isEmpty();
  }

  @Test
  void ticketShouldBeGoodForAnotherTryWhenTheDeedFails() throws Exception {
    SwitchErrand errand = off(turnstile.ticket(NODE));
    failing = true;
    assertThatThrownBy(() -> turnstile.pass(NODE, errand)).hasMessageContaining("disk is full");
    failing = false;

    assertThat(turnstile.pass(NODE, errand)).isTrue();
  }
}
