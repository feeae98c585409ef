package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.waybill.journal.Position;

class LagTest {

  private static final long SECOND = 1_000_000_000;

  private final Lag lag = new Lag(0);

  @Test
  void lagShouldBeNoneWhenEverythingIsStored() {
    lag.stored(at(100), at(100), 50 * SECOND);
    assertThat(lag.at(50 * SECOND)).isZero();
  }

  @Test
  void lagShouldGrowWhileTheStoreIsAway() {
    lag.stored(at(100), at(100), 10 * SECOND);
    assertThat(lag.at(3_610 * SECOND)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void lagShouldStayWithinTwoRoundsUnderAStreamThatNeverEnds() {
    for (int second = 1; second <= 1_000; second++) {
      lag.stored(at(second * 100), at((second + 1) * 100), second * SECOND);
      assertThat(lag.at(second * SECOND)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  private static Position at(int offset) {
    return new Position(1, offset);
  }
}
