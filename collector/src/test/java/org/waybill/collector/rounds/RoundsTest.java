package org.waybill.collector.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
            Rounds.END,
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
    Rounds rounds = new Rounds("rounds", "a round", Duration.ofDays(1), Rounds.END, () -> {});
    rounds.start();

    rounds.close();

    assertThat(rounds.areEnding()).isTrue();
  }

  @Test
  void roundShouldGoOnAfterAnErrorOfTheMachine() throws InterruptedException {
    CountDownLatch two = new CountDownLatch(2);
    try (Rounds rounds =
        new Rounds(
            "rounds",
            "a round",
            Duration.ofMillis(1),
            Rounds.END,
            () -> {
              two.countDown();
              throw new NoClassDefFoundError("injected");
            })) {
      rounds.start();

      assertThat(two.await(60, TimeUnit.SECONDS)).isTrue();
      rounds.close();
      assertThat(rounds.failing()).isPositive();
    }
  }

  @Test
  void roundThatHangsShouldNotBeBegunAgainAndTheEndNotWaitForIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch beside = new CountDownLatch(20);
    AtomicInteger rounds = new AtomicInteger();
    try (Rounds hung =
            new Rounds(
                "hung",
                "a round",
                Duration.ofMillis(1),
                Duration.ZERO,
                () -> {
                  rounds.incrementAndGet();
                  begun.countDown();
                  await(hanging);
                });
        Rounds others =
            new Rounds("others", "a round", Duration.ofMillis(1), Rounds.END, beside::countDown)) {
      hung.start();
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      others.start();

      assertThat(beside.await(60, TimeUnit.SECONDS)).as("others go on").isTrue();
      assertThat(rounds).hasValue(1);
    }
    hanging.countDown();
  }

  @Test
  void roundsShouldBeginWithAPauseWhereThatIsWanted() {
    AtomicInteger made = new AtomicInteger();
    try (Rounds rounds =
        new Rounds("rounds", "a round", Duration.ofDays(1), Rounds.END, made::incrementAndGet)) {
      rounds.startLater();
    }
    assertThat(made).hasValue(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
