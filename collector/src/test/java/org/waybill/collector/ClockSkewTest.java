package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.wire.Day;

/** Clocks that do not agree: with the mailet's, and with the collector's own of the last run. */
class ClockSkewTest {

  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws Exception {
    installation = new Installation(folder);
  }

  @Test
  void hitShouldBeStoredWhenTheMailetsClockIsAMonthAhead() throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(1));
      running.get(installation.pixel(1, Day.of(Installation.NOW.plus(MONTH))));
      assertThat(running.awaitEvents(1)).hasSize(1);
    }
  }

  @Test
  void hitsShouldBeStoredOnceWhenTheCollectorsClockIsPutBackAMonth() throws Exception {
    hit(1);
    installation.collectorTime = Installation.NOW.minus(MONTH);
    hit(2);
    installation.collectorTime = Installation.NOW.plus(MONTH);
    hit(3);
  }

  /** One more hit, waited for until it is the so-manieth event of the store. */
  private void hit(int events) throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(1));
      assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
      assertThat(running.awaitEvents(events)).hasSize(events);
      RunningCollector.await(() -> running.collector.lagBytes() == 0);
      assertThat(running.collector.losses()).isZero();
    }
  }
}
