package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DelayTest {

  private static final long MINUTE = 60_000;

  @Test
  void stepsShouldJoinWithoutAGap() {
    assertThat(new Delay(1).least()).isZero();
    for (int code = 1; code < 32; code++) {
      long end = new Delay(code).most().orElseThrow();
      assertThat(new Delay(code + 1).least()).isEqualTo(end);
      assertThat(Delay.of(end - 1)).isEqualTo(new Delay(code));
      assertThat(Delay.of(end)).isEqualTo(new Delay(code + 1));
    }
    assertThat(new Delay(32).most()).isEmpty();
    assertThat(Delay.of(Long.MAX_VALUE)).isEqualTo(new Delay(32));
  }

  @Test
  void timeBelowZeroShouldBeTheFirstStep() {
    assertThat(Delay.of(-1)).isEqualTo(new Delay(1));
  }

  @Test
  void unknownStepShouldBeRefused() {
    assertThatThrownBy(() -> new Delay(33)).hasMessageContaining("1 to 32");
    assertThatThrownBy(() -> new Delay(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void medianShouldLieWithinTheStepOfTheLowerMiddle() {
    Delays delays =
        Delays.NONE
            .plus(Delay.of(MINUTE), 3)
            .plus(Delay.of(12 * MINUTE), 2)
            .plus(Delays.NONE.plus(Delay.of(100_000 * MINUTE), 2));

    assertThat(delays.median())
        .hasValue(new Delays.Median(675_000, 10 * MINUTE, OptionalLong.of(15 * MINUTE), 7));
    assertThat(Delays.NONE.median()).isEmpty();
    assertThat(Delays.NONE.plus(new Delay(32), 1).median())
        .hasValue(
            new Delays.Median(
                30 * 24 * 60 * MINUTE, 30 * 24 * 60 * MINUTE, OptionalLong.empty(), 1));
  }
}
