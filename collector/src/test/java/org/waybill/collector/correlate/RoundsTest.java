package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.waybill.collector.store.StoreException;

class RoundsTest {

  @Test
  void roundsShouldGoOnWhenOneFails() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    try (Rounds rounds =
        new Rounds(
            "rounds",
            "a round",
            Duration.ofMillis(1),
            () -> {
              three.countDown();
              if (three.getCount() == 2) {
                throw new IllegalStateException("no such luck");
              }
              throw new StoreException("gone fishing", new Exception("why"));
            })) {
      rounds.start();

      assertThat(three.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void roundShouldEndEarlyWhenClosed() {
    Rounds rounds = new Rounds("rounds", "a round", Duration.ofDays(1), () -> {});
    rounds.start();

    rounds.close();

    assertThat(rounds.areEnding()).isTrue();
  }
}
