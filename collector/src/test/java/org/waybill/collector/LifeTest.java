package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;

/** Keys that change and stores that are put back, under a collector that goes on. */
class LifeTest {

  @TempDir Path folder;
  private Installation installation;
  private Path keyFile;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void prepare() throws Exception {
    installation = new Installation(folder);
    keyFile = folder.resolve("waybill.keys");
  }

  @Test
  void linksShouldOpenWhileTheirKeyIsThereAndDieWithIt() throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      rotate();
      assertThat(ask(ErrandName.KEYS, "")).isZero();
      assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);

      KeyFile.change(
          keyFile, ring -> new KeyLife(ring, Installation.NOW.plus(KeyLife.NOTICE)).destroyed(1));
      assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
      assertThat(ask(ErrandName.KEYS, "")).isZero();
      assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void collectorShouldConfirmARotatedKeyToMailets() throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      KeyRing rotated = rotate();
      assertThat(running.ship(Installation.sent(1)).keys())
          .isEqualTo(installation.keys.fingerprints());
      assertThat(ask(ErrandName.KEYS, "")).isZero();
      assertThat(running.ship(Installation.sent(1)).keys()).isEqualTo(rotated.fingerprints());
    }
  }

  @Test
  void wrongKeyFileShouldBeRefusedAndTheOldKeysGoOn() throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      Files.writeString(keyFile, "no keys");
      assertThat(ask(ErrandName.KEYS, "")).isEqualTo(1);
      assertThat(said.getLast()).contains("refuses them").contains("line 1");
      assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void hitsAfterABackupShouldBeReplayedFromTheJournal() throws Exception {
    Path backup = folder.resolve("backup");
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(1));
      running.get(installation.link(1));
      running.awaitEvents(1);
      assertThat(ask(ErrandName.BACKUP, backup.toString())).isZero();
      running.get(installation.pixel(1));
      running.awaitEvents(2);
    }
    try (OfflineStore offline = OfflineStore.of(installation.settings(Duration.ofSeconds(20)))) {
      assertThat(offline.restore(backup, Installation.NOW)).isPresent();
    }
    try (RunningCollector running = RunningCollector.of(installation)) {
      RunningCollector.await(running.collector::isReady);
      assertThat(running.awaitEvents(2)).hasSize(2);
    }
  }

  private KeyRing rotate() throws IOException {
    return KeyFile.change(
        keyFile, ring -> new KeyLife(ring, Installation.NOW).rotated(new SecureRandom()));
  }

  private int ask(ErrandName errand, String argument) throws IOException {
    Path socket = installation.settings(Duration.ofSeconds(20)).adminSocket();
    try (AdminCall call = AdminCall.to(socket).orElseThrow()) {
      return call.ask(errand, argument, said::add);
    }
  }
}
