package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String conf;

  @BeforeEach
  void configure() throws Exception {
    run("keygen", folder.resolve("waybill.keys").toString());
    Path file = folder.resolve("collector.properties");
    Files.writeString(
        file,
        """
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        key.file = waybill.keys
        data.dir = data
        """);
    conf = file.toString();
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Waybill.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), () -> NOW)
        .execute(args);
  }

  private Collector collector() throws Exception {
    Collector running = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC());
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
    assertThat(run("withdrawals", "--conf", conf)).isZero();
    assertThat(out.toString()).isEqualTo("Nobody has withdrawn.\n");
    assertThat(run("withdraw", "--conf", conf, "anna@EXAMPLE.org")).isZero();
    assertThat(out.toString()).startsWith("Nothing more is recorded of anna@EXAMPLE.org");
    assertThat(run("withdrawals", "--conf", conf, "anna@example.org")).isZero();
    assertThat(out.toString()).contains("anna@example.org has withdrawn");
    assertThat(run("withdrawals", "--conf", conf, "bert@example.org")).isZero();
    assertThat(out.toString()).contains("bert@example.org has not withdrawn");
    assertThat(run("withdrawals", "--conf", conf)).isZero();
    assertThat(out.toString())
        .containsPattern("r-[0-9a-f]{16} since 20.*Z, by command\\n1 persons")
        .doesNotContain("anna");
    assertThat(accessLog())
        .containsPattern("recording stopped for r-[0-9a-f]{16}")
        .doesNotContain("anna");

    assertThat(run("withdraw", "--resume", "--conf", conf, "anna@example.org")).isZero();
    assertThat(out.toString()).isEqualTo("anna@example.org is recorded again.\n");
    assertThat(run("withdrawals", "--conf", conf)).isZero();
    assertThat(out.toString()).isEqualTo("Nobody has withdrawn.\n");
    assertThat(accessLog()).containsPattern("recording resumed for r-[0-9a-f]{16}");

    assertThat(run("withdraw", "--conf", conf, "nobody")).isEqualTo(1);
    assertThat(err.toString()).contains("'nobody' is no mail address");
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
    run("withdraw", "--conf", conf, "anna@example.org");
    Files.writeString(folder.resolve("data/withdrawals/000009.choices"), "damaged\n");
    assertThat(run("withdrawals", "--conf", conf)).isZero();
    assertThat(out.toString()).contains("1 persons", "waybill withdrawals --mend");
    try (Collector running = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      assertThat(run("status", "--conf", conf)).isZero();
      assertThat(out.toString()).contains("withdrawn     UNKNOWN: nothing is recorded of anybody");
      assertThat(run("withdrawals", "--mend", "--conf", conf)).isZero();
      assertThat(out.toString()).isEqualTo("1 withdrawals hold.\n");
      assertThat(run("status", "--conf", conf)).isZero();
      assertThat(out.toString()).contains("withdrawn     1 persons");
      assertThat(running.losses()).isZero();
    }
    assertThat(accessLog()).contains("withdrawals mended: 1 hold");
  }

  @Test
  void restoreOfAnOlderBackupShouldForgetNobody() throws Exception {
    Path backup = folder.resolve("backup");
    collector().close();
    run("withdraw", "--conf", conf, "before@example.org");
    assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
    run("withdraw", "--conf", conf, "after@example.org");

    assertThat(run("restore", "--conf", conf, backup.toString())).isZero();
    assertThatHasWithdrawn("before@example.org");
    assertThatHasWithdrawn("after@example.org");
  }

  @Test
  void restoreOnANewMachineShouldBringWhoHadWithdrawn() throws Exception {
    Path backup = folder.resolve("backup");
    try (Collector running = collector()) {
      run("withdraw", "--conf", conf, "before@example.org");
      assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
      assertThat(running.losses()).isZero();
    }
    Files.move(folder.resolve("data"), folder.resolve("lost"));

    assertThat(run("restore", "--conf", conf, backup.toString())).isZero();
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
    run("withdraw", "--conf", conf, "before@example.org");
    assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
    Files.writeString(backup.resolve("withdrawals/000001.choices"), "damaged\n");

    assertThat(run("restore", "--conf", conf, backup.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("who had withdrawn cannot be read", "nothing was changed");
  }

  private void assertThatHasWithdrawn(String address) {
    assertThat(run("withdrawals", "--conf", conf, address)).isZero();
    assertThat(out.toString()).contains(address + " has withdrawn");
  }
}
