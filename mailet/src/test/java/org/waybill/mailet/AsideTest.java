package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsideTest {

  private final Aside aside = new Aside("aside-test", 2);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);
  private final AtomicInteger done = new AtomicInteger();

  @AfterEach
  void end() {
    hold.countDown();
    aside.close();
  }

  private void work() {
    begun.countDown();
    try {
      hold.await();
      done.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void workShouldWaitForOtherWorkWhileNobodyWaitsForIt() throws Exception {
    assertThat(aside.takes(this::work)).isTrue();
    begun.await();
    assertThat(aside.takes(this::work)).isTrue();
    assertThat(aside.takes(this::work)).isTrue();
    assertThat(aside.takes(this::work)).as("beyond its bound").isFalse();

    assertThat(done).hasValue(0);
    hold.countDown();
    Bench.await(() -> done.get() == 3);
    Bench.await(() -> aside.takes(this::work));
  }

  @Test
  void workShouldBeRefusedAfterTheEnd() {
    aside.close();
    assertThat(aside.takes(this::work)).isFalse();
  }
}
