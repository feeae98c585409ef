package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FreeSpaceTest {

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private volatile FreeSpace.Asked disk = () -> 7;
  private final FreeSpace space = new FreeSpace(() -> disk.bytes(), nanos::get);

  @Test
  void spaceShouldBeWhatTheDiskSaidLast() {
    assertThat(space.bytes()).isEqualTo(7);
    disk = () -> 5;
    assertThat(space.bytes()).isEqualTo(7);
    space.look();
    assertThat(space.bytes()).isEqualTo(5);
    assertThat(FreeSpace.of(folder).bytes()).isPositive();
  }

  @Test
  void nobodyShouldWaitForADiskThatHangsAndThenThereIsNone() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch healed = new CountDownLatch(1);
    disk =
        () -> {
          asked.countDown();
          await(healed);
          return 9;
        };
    Thread look = Thread.ofPlatform().start(space::look);
    asked.await();
    assertThat(space.bytes()).isEqualTo(7);
    nanos.addAndGet(FreeSpace.BELIEVED.toNanos());
    assertThat(space.bytes()).isZero();

    healed.countDown();
    look.join();
    assertThat(space.bytes()).isEqualTo(9);
  }

  @Test
  void diskThatCannotBeAskedShouldTakeNothing() {
    disk =
        () -> {
          throw new IOException("injected");
        };
    space.look();
    assertThat(space.bytes()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
