package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waybill.plan.LeaveReason;

class RampTest {

  private static final Decision PROVEN = new Decision.Shadowed(List.of());
  private static final Decision FAILED = new Decision.Left(LeaveReason.PROOF_FAILED);
  private static final Decision OTHER = new Decision.Left(LeaveReason.NO_HTML);

  private Instant now = Instant.parse("2026-11-02T10:00:00Z");
  private final Ramp ramp = new Ramp(false, () -> now);

  @Test
  void copiesShouldBeSentWhileProofsHold() {
    note(10_000, PROVEN);

    assertThat(ramp.isShadow()).isFalse();
    assertThat(ramp.worries()).isEmpty();
  }

  @Test
  void oneOddMessageAmongFewShouldNotEndIt() {
    note(3, PROVEN);
    note(2, FAILED);

    assertThat(ramp.isShadow()).isFalse();
  }

  @Test
  void thirdFailureAmongFewShouldEndIt() {
    note(3, PROVEN);
    note(2, FAILED);

    assertThat(ramp.note(FAILED)).isTrue();
    assertThat(ramp.isShadow()).isTrue();
    assertThat(ramp.worries())
        .singleElement()
        .asString()
        .contains("of 6 messages planned in ten minutes 3 failed their proof")
        .contains("as with shadow=true");
  }

  @Test
  void oneFailureInAThousandShouldBeBorneAndMoreShouldNot() {
    note(3_996, PROVEN);
    note(4, FAILED);
    assertThat(ramp.isShadow()).as("4 of 4,000").isFalse();

    note(1, FAILED);
    assertThat(ramp.isShadow()).as("5 of 4,001").isTrue();
  }

  @Test
  void messagesWithNothingToTrackShouldNotCount() {
    note(10_000, OTHER);
    note(3, FAILED);

    assertThat(ramp.isShadow()).isTrue();
  }

  @Test
  void failuresShouldBeForgottenAfterTenMinutes() {
    note(2, FAILED);
    now = now.plus(ProofWindow.LENGTH);
    note(2, FAILED);

    assertThat(ramp.isShadow()).isFalse();
  }

  @Test
  void failuresOfTenMinutesShouldBeTakenTogether() {
    note(2, FAILED);
    now = now.plus(ProofWindow.LENGTH).minus(Duration.ofMinutes(1));
    note(1, FAILED);

    assertThat(ramp.isShadow()).isTrue();
  }

  @Test
  void clockPutBackShouldNotKeepOldFailures() {
    note(2, FAILED);
    now = now.minus(Duration.ofHours(1));
    note(2, FAILED);

    assertThat(ramp.isShadow()).isFalse();
  }

  @Test
  void fallBackShouldNotEndByItself() {
    note(3, FAILED);
    now = now.plus(Duration.ofDays(1));
    note(10_000, PROVEN);

    assertThat(ramp.isShadow()).isTrue();
    assertThat(ramp.note(FAILED)).as("tells only once").isFalse();
  }

  @Test
  void shadowOfTheAdminShouldBeShadowWithoutAWorry() {
    Ramp wanted = new Ramp(true, () -> now);

    assertThat(wanted.isShadow()).isTrue();
    assertThat(wanted.worries()).isEmpty();
  }

  private void note(int times, Decision decision) {
    for (int i = 0; i < times; i++) {
      boolean unused = ramp.note(decision);
    }
  }
}
