package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.waybill.collector.store.StoreException;

class StoreDoorTest {

  @Test
  @Timeout(60)
  void storeShouldBeAbsentAndNotWaitedForWhileItIsBeingOpened() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    StoreDoor door =
        new StoreDoor(
            () -> {
              opening.countDown();
              await(asked);
              throw new StoreException("it was only tried");
            });
    Thread opener =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    door.open();
                  } catch (StoreException e) {
                    assertThat(e).hasMessageContaining("only tried");
                  }
                });
    await(opening);
    assertThat(door.now()).isEmpty();
    asked.countDown();
    opener.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
