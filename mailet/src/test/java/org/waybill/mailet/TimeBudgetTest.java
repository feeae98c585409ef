package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  @Test
  void withinShouldGiveWhatIsDoneInTime() {
    try (TimeBudget budget = new TimeBudget(Duration.ofSeconds(20))) {
      assertThat(budget.within(() -> "done")).contains("done");
    }
  }

  @Test
  void withinShouldNotWaitForMore() {
    CountDownLatch release = new CountDownLatch(1);
    try (TimeBudget budget = new TimeBudget(Duration.ofMillis(1))) {
      for (int i = 0; i < 100; i++) {
        assertThat(budget.within(() -> stuck(release))).isEmpty();
      }
    } finally {
      release.countDown();
    }
  }

  private static String stuck(CountDownLatch release) {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted ? "interrupted" : "released";
  }
}
