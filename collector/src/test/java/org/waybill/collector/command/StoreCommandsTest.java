package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.Collector;
import org.waybill.collector.SettingsFile;
import org.waybill.wire.KeyLife;

/** The commands that need a store, with and without a collector that runs. */
class StoreCommandsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String conf;
  private Instant now = NOW;

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

  @Test
  void everythingShouldBeDoneByTheRunningCollector() throws Exception {
    try (Collector running = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      assertThat(run("status", "--conf", conf)).isZero();
      assertThat(out.toString())
          .contains("recording     yes, no hit lost since the start")
          .contains("retention     400 days")
          .contains("keys          1 active from 2026-11-23T12:00:00Z");
      Path backup = folder.resolve("a backup");
      await(running);
      assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
      assertThat(backup).isNotEmptyDirectory();
      assertThat(run("backup", "--conf", conf, backup.toString())).isEqualTo(1);
      assertThat(lastError()).contains("exists already");
      assertThat(run("check-store", "--conf", conf)).isZero();
      assertThat(out.toString()).contains("nothing found");
      assertThat(run("restore", "--conf", conf, backup.toString())).isEqualTo(1);
      assertThat(lastError()).contains("a collector runs on data.dir");
    }
  }

  @Test
  void storeShouldBeOpenedWhenNoCollectorRuns() throws Exception {
    Path backup = folder.resolve("backup");
    assertThat(run("backup", "--conf", conf, backup.toString())).isEqualTo(1);
    assertThat(lastError()).contains("no such folder");
    try (Collector once = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      await(once);
    }
    assertThat(run("status", "--conf", conf)).isEqualTo(1);
    assertThat(lastError()).contains("no collector runs on data.dir");
    assertThat(run("check-store", "--conf", conf)).isZero();
    assertThat(run("reclassify", "--anew", "--conf", conf)).isZero();
    assertThat(out.toString()).contains("done: all figures follow");
    assertThat(run("backup", "--conf", conf, backup.toString())).isZero();

    assertThat(run("restore", "--conf", conf, backup.toString())).isZero();

    assertThat(out.toString()).contains("store.before-" + NOW.getEpochSecond());
    assertThat(folder.resolve("data/store.before-" + NOW.getEpochSecond())).isNotEmptyDirectory();
    assertThat(run("check-store", "--conf", conf)).isZero();
  }

  @Test
  void restoreShouldMakeTheDataFolderOfANewMachine() throws Exception {
    try (Collector once = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      await(once);
    }
    Path backup = folder.resolve("backup");
    assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
    Path data = folder.resolve("data");
    Files.move(data, folder.resolve("lost"));

    assertThat(run("restore", "--conf", conf, backup.toString())).isZero();

    assertThat(data.resolve("store")).isNotEmptyDirectory();
    assertThat(Files.getPosixFilePermissions(data))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(run("check-store", "--conf", conf)).isZero();
  }

  @Test
  void restoreShouldLeaveTheStoreWhenTheBackupIsNone() throws Exception {
    try (Collector once = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      await(once);
    }
    assertThat(run("restore", "--conf", conf, folder.toString())).isEqualTo(1);
    assertThat(lastError()).contains("name the folder that was given to the backup");
    assertThat(run("check-store", "--conf", conf)).isZero();
  }

  @Test
  void keygenShouldHaveTheRunningCollectorTakeTheKeysAndCountWhatDies() throws Exception {
    String keys = folder.resolve("waybill.keys").toString();
    try (Collector running = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      await(running);
      assertThat(run("keygen", "--rotate", "--conf", conf, keys)).isZero();
      assertThat(out.toString()).contains("The running collector goes on with them.");
      now = NOW.plus(KeyLife.NOTICE);
      assertThat(run("keygen", "--destroy", "1", "--yes", "--conf", conf, keys)).isZero();
      assertThat(out.toString())
          .contains("About 0 links in 0 copies of 0 messages die with it")
          .contains("It is destroyed in " + keys);
      assertThat(run("status", "--conf", conf)).isZero();
      assertThat(out.toString()).contains("1 destroyed from");
    }
  }

  /** Until the store is open. */
  private void await(Collector collector) {
    while (!collector.isReady()) {
      Thread.onSpinWait();
    }
  }

  private String lastError() {
    return err.toString().lines().reduce("", (before, line) -> line);
  }

  private int run(String... args) {
    return Waybill.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), () -> now)
        .execute(args);
  }
}
