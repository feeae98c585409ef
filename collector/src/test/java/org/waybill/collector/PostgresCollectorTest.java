package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.collector.store.postgres.PostgresAddress;

/** A whole collector whose configuration names a PostgreSQL database. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresCollectorTest {

  @TempDir Path folder;

  @Test
  void collectorShouldGoOnInItsDatabaseAfterARestart() throws Exception {
    Installation installation = new Installation(folder);
    installation.postgres = Optional.of(EmptyPostgres.address(folder));
    try (RunningCollector running = on(installation)) {
      running.ship(Installation.sent(3));
      running.get(installation.link(1));
      running.get(installation.pixel(2));
      running.awaitEvents(2);
    }
    try (RunningCollector running = on(installation)) {
      running.get(installation.pixel(3));
      running.awaitEvents(3);
      assertThat(running.collector.losses()).isZero();
    }
    assertThat(installation.settings(Duration.ofSeconds(1)).storeDir()).doesNotExist();
  }

  @Test
  void linksShouldLeadOnWhileTheServerIsAway() throws Exception {
    Installation installation = new Installation(folder);
    installation.postgres =
        Optional.of(new PostgresAddress("jdbc:postgresql://127.0.0.1:1/none", "waybill", ""));
    try (RunningCollector running = on(installation)) {
      assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
      assertThat(running.collector.losses()).isZero();
    }
  }

  private static RunningCollector on(Installation installation) throws Exception {
    Settings settings = installation.settings(Duration.ofSeconds(20));
    return RunningCollector.with(
        installation, () -> ChosenStore.open(settings, Recognizer.NONE, InstantSource.system()));
  }
}
