package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.Collector;
import org.waybill.collector.SettingsFile;

/** Withdrawals from the command line, with and without a collector that runs, and in backups. */
class WithdrawCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void configure() throws Exception {
    terminal = Terminal.in(folder, () -> NOW);
  }

  private Collector collector() throws Exception {
    Collector running =
        Collector.start(SettingsFile.read(Path.of(terminal.conf())), Clock.systemUTC());
    Instant end = Instant.now().plusSeconds(60);
    while (!running.isReady()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
    return running;
  }

  private String accessLog() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("data/access-log"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private void everything() throws Exception {
    assertThat(terminal.run("withdrawals", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out()).isEqualTo("Nobody has withdrawn.\n");
    assertThat(terminal.run("withdraw", "--conf", terminal.conf(), "anna@EXAMPLE.org")).isZero();
    assertThat(terminal.out()).startsWith("Nothing more is recorded of anna@EXAMPLE.org");
    assertThat(terminal.run("withdrawals", "--conf", terminal.conf(), "anna@example.org")).isZero();
    assertThat(terminal.out()).contains("anna@example.org has withdrawn");
    assertThat(terminal.run("withdrawals", "--conf", terminal.conf(), "bert@example.org")).isZero();
    assertThat(terminal.out()).contains("bert@example.org has not withdrawn");
    assertThat(terminal.run("withdrawals", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out())
        .containsPattern("r-[0-9a-f]{16} since 20.*Z, by command\\n1 persons")
        .doesNotContain("anna");
    assertThat(accessLog())
        .containsPattern("recording stopped for r-[0-9a-f]{16}")
        .doesNotContain("anna");

    assertThat(terminal.run("withdraw", "--resume", "--conf", terminal.conf(), "anna@example.org"))
        .isZero();
    assertThat(terminal.out()).isEqualTo("anna@example.org is recorded again.\n");
    assertThat(terminal.run("withdrawals", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out()).isEqualTo("Nobody has withdrawn.\n");
    assertThat(accessLog()).containsPattern("recording resumed for r-[0-9a-f]{16}");

    assertThat(terminal.run("withdraw", "--conf", terminal.conf(), "nobody")).isEqualTo(1);
    assertThat(terminal.err()).contains("'nobody' is no mail address");
  }

  @Test
  void everythingShouldBeDoneByTheRunningCollector() throws Exception {
    try (Collector running = collector()) {
      assertThat(running.isReady()).isTrue();
      everything();
    }
  }

  @Test
  void everythingShouldBeDoneWhenNoCollectorRuns() throws Exception {
    everything();
  }

  @Test
  void damageShouldBeMendedWhenAnAdminSaysSo() throws Exception {
    terminal.run("withdraw", "--conf", terminal.conf(), "anna@example.org");
    Files.writeString(folder.resolve("data/withdrawals/000009.choices"), "damaged\n");
    assertThat(terminal.run("withdrawals", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out()).contains("1 persons", "waybill withdrawals --mend");
    try (Collector running =
        Collector.start(SettingsFile.read(Path.of(terminal.conf())), Clock.systemUTC())) {
      assertThat(terminal.run("status", "--conf", terminal.conf())).isZero();
      assertThat(terminal.out()).contains("withdrawn     UNKNOWN: nothing is recorded of anybody");
      assertThat(terminal.run("withdrawals", "--mend", "--conf", terminal.conf())).isZero();
      assertThat(terminal.out()).isEqualTo("1 withdrawals hold.\n");
      assertThat(terminal.run("status", "--conf", terminal.conf())).isZero();
      assertThat(terminal.out()).contains("withdrawn     1 persons");
      assertThat(running.losses()).isZero();
    }
    assertThat(accessLog()).contains("withdrawals mended: 1 hold");
  }

  @Test
  void restoreOfAnOlderBackupShouldForgetNobody() throws Exception {
    Path backup = folder.resolve("backup");
    collector().close();
    terminal.run("withdraw", "--conf", terminal.conf(), "before@example.org");
    assertThat(terminal.run("backup", "--conf", terminal.conf(), backup.toString())).isZero();
    terminal.run("withdraw", "--conf", terminal.conf(), "after@example.org");

    assertThat(terminal.run("restore", "--conf", terminal.conf(), backup.toString())).isZero();
    assertThatHasWithdrawn("before@example.org");
    assertThatHasWithdrawn("after@example.org");
  }

  @Test
  void restoreOnANewMachineShouldBringWhoHadWithdrawn() throws Exception {
    Path backup = folder.resolve("backup");
    try (Collector running = collector()) {
      terminal.run("withdraw", "--conf", terminal.conf(), "before@example.org");
      assertThat(terminal.run("backup", "--conf", terminal.conf(), backup.toString())).isZero();
      assertThat(running.losses()).isZero();
    }
    Files.move(folder.resolve("data"), folder.resolve("lost"));

    assertThat(terminal.run("restore", "--conf", terminal.conf(), backup.toString())).isZero();
    assertThatHasWithdrawn("before@example.org");
    try (Collector running = collector()) {
      assertThatHasWithdrawn("before@example.org");
      assertThat(running.losses()).isZero();
    }
  }

  @Test
  void restoreShouldRefuseABackupWhoseWithdrawalsAreDamaged() throws Exception {
    Path backup = folder.resolve("backup");
    collector().close();
    terminal.run("withdraw", "--conf", terminal.conf(), "before@example.org");
    assertThat(terminal.run("backup", "--conf", terminal.conf(), backup.toString())).isZero();
    Files.writeString(backup.resolve("withdrawals/000001.choices"), "damaged\n");

    assertThat(terminal.run("restore", "--conf", terminal.conf(), backup.toString())).isEqualTo(1);
    assertThat(terminal.err()).contains("who had withdrawn cannot be read", "nothing was changed");
  }

  private void assertThatHasWithdrawn(String address) {
    assertThat(terminal.run("withdrawals", "--conf", terminal.conf(), address)).isZero();
    assertThat(terminal.out()).contains(address + " has withdrawn");
  }
}
