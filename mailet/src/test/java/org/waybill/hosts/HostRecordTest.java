package org.waybill.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostRecordTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final HostAnswer RIGHT = new HostAnswer.Right(Optional.empty());
  private static final HostAnswer.Wrong NAME = new HostAnswer.Wrong(HostFault.NAME, "gone");
  private static final HostAnswer.Wrong SILENT = new HostAnswer.Wrong(HostFault.SILENT, "refused");

  @Test
  void hostShouldNotBeUsableBeforeTheFirstCheck() {
    assertThat(HostRecord.UNCHECKED.state().isUsable(NOW)).isFalse();
  }

  @Test
  void firstRightAnswerShouldMakeItUsable() {
    assertThat(after(HostRecord.UNCHECKED, RIGHT).state().isUsable(NOW)).isTrue();
  }

  @Test
  void oneWrongAnswerShouldEndItsUse() {
    HostRecord up = after(HostRecord.UNCHECKED, RIGHT, RIGHT, RIGHT);

    assertThat(after(up, NAME).state()).isEqualTo(new HostState.Down(NAME, NOW));
  }

  @Test
  void useShouldResumeAfterTwoRightAnswersInARow() {
    HostRecord down = after(HostRecord.UNCHECKED, NAME);

    assertThat(after(down, RIGHT).state().isUsable(NOW)).isFalse();
    assertThat(after(down, RIGHT, NAME, RIGHT).state().isUsable(NOW)).isFalse();
    assertThat(after(down, RIGHT, RIGHT).state().isUsable(NOW)).isTrue();
  }

  @Test
  void downShouldSayTheNewestReasonSinceTheFirst() {
    HostRecord down = HostRecord.UNCHECKED.after(NAME, NOW).after(SILENT, NOW.plusSeconds(20));

    assertThat(down.state()).isEqualTo(new HostState.Down(SILENT, NOW));
  }

  @Test
  void hostShouldNotBeUsableFromTheMomentItsCertificateExpires() {
    Instant until = NOW.plus(Duration.ofSeconds(10));
    HostState up = after(HostRecord.UNCHECKED, new HostAnswer.Right(Optional.of(until))).state();

    assertThat(up.isUsable(until.minusMillis(1))).isTrue();
    assertThat(up.isUsable(until)).isFalse();
  }

  private static HostRecord after(HostRecord record, HostAnswer... answers) {
    HostRecord last = record;
    for (HostAnswer answer : answers) {
      last = last.after(answer, NOW);
    }
    return last;
  }
}
