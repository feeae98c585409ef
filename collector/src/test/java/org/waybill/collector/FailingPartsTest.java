package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.StoreException;

/** A disk that fails or hangs, and a database that is away. */
class FailingPartsTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir Path folder;
  private Installation installation;
  private FaultyDisk disk;

  @BeforeEach
  void prepare() throws Exception {
    installation = new Installation(folder);
    disk = new FaultyDisk(RunningCollector.disk(installation));
  }

  @Test
  void linkShouldLeadOnAndTheLossBeCountedWhenTheDiskFails() throws Exception {
    try (RunningCollector running =
        RunningCollector.on(installation, disk, Duration.ofSeconds(20))) {
      disk.fail();
      assertLeadsOn(running.get(installation.link(1)));
      assertThat(running.collector.losses()).isEqualTo(1);
      assertThat(running.get(installation.pixel(1)).body()).hasSize(43);
      assertThat(running.get(Installation.forged(installation.pixel(1))).body()).hasSize(43);
      assertThat(running.collector.losses()).isEqualTo(2);
      assertThat(RunningCollector.text(running.get("/healthz"))).isEqualTo("degraded\n");
    }
  }

  @Test
  void linkShouldLeadOnWhenTheDiskHangsAndTheLossBeTakenBackWhenItWakes() throws Exception {
    try (RunningCollector running = RunningCollector.on(installation, disk, SHORT)) {
      disk.hang();
      assertLeadsOn(running.get(installation.link(1)));
      assertThat(running.collector.losses()).isEqualTo(1);
      disk.heal();
      RunningCollector.await(() -> running.collector.losses() == 0);
      running.ship(Installation.sent(1));
      assertThat(running.awaitEvents(1)).hasSize(1);
    }
  }

  @Test
  void hitsShouldBeKeptWhileTheStoreIsAway() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (RunningCollector running =
        RunningCollector.with(
            installation,
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new StoreException("away");
              }
              return RunningCollector.derby(installation);
            })) {
      running.ship(Installation.sent(1));
      assertLeadsOn(running.get(installation.link(1)));
      assertThat(running.awaitEvents(1)).hasSize(1);
      assertThat(running.collector.losses()).isZero();
    }
  }

  private static void assertLeadsOn(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location")).hasValue(Installation.TARGET);
  }
}
