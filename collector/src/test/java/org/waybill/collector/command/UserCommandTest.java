package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.Collector;
import org.waybill.collector.SettingsFile;

/** Users and tokens from the command line, with and without a collector that runs. */
class UserCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String typed = "";
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
    return Waybill.commandLine(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            () -> NOW,
            new NewPassword(new BufferedReader(new StringReader(typed)), Optional.empty()))
        .execute(args);
  }

  private void everything() throws Exception {
    typed = "correct horse battery\n";
    assertThat(run("user", "add", "--conf", conf, "ana", "--role", "analyst")).isZero();
    assertThat(out.toString()).isEqualTo("User ana is added as analyst.\n");
    assertThat(run("user", "list", "--conf", conf)).isZero();
    assertThat(out.toString()).isEqualTo("admin admin\nana analyst\n");
    assertThat(run("user", "role", "--conf", conf, "ana", "auditor")).isZero();
    assertThat(run("user", "passwd", "--conf", conf, "ana")).isZero();
    assertThat(run("user", "add", "--conf", conf, "ana", "--role", "admin")).isEqualTo(1);
    assertThat(err.toString()).contains("user ana exists");
    assertThat(run("user", "role", "--conf", conf, "ana", "boss")).isEqualTo(1);
    assertThat(err.toString()).contains("allowed are admin, analyst or auditor");
    assertThat(run("user", "remove", "--conf", conf, "admin")).isEqualTo(1);
    assertThat(err.toString()).contains("admin is the only admin");
    assertThat(run("user", "add", "--conf", conf, "a b", "--role", "admin")).isEqualTo(1);
    assertThat(err.toString()).contains("without spaces");
    assertThat(
            run(
                "token",
                "create",
                "--conf",
                conf,
                "--user",
                "admin",
                "--scope",
                "figures,persons",
                "--days",
                "30",
                "--label",
                "nightly run"))
        .isZero();
    String secret = out.toString().lines().findFirst().orElseThrow();
    assertThat(secret).matches("waybill_[A-Za-z0-9_-]{43}");
    assertThat(run("token", "list", "--conf", conf)).isZero();
    assertThat(out.toString()).contains("admin figures,persons until").contains("nightly run");
    String id = out.toString().split(" ")[0];
    assertThat(run("token", "create", "--conf", conf, "--user", "admin", "--scope", "all"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("allowed are figures, persons, export and change");
    assertThat(run("token", "revoke", "--conf", conf, id)).isZero();
    assertThat(run("token", "revoke", "--conf", conf, id)).isEqualTo(1);
    assertThat(run("user", "remove", "--conf", conf, "ana")).isZero();
    typed = "";
    assertThat(run("user", "add", "--conf", conf, "ole", "--role", "auditor", "--no-password"))
        .isZero();
    typed = "short\n";
    assertThat(run("user", "passwd", "--conf", conf, "admin")).isEqualTo(1);
    assertThat(err.toString()).contains("the password has 5 characters").doesNotContain("short");
    typed = "";
    assertThat(run("user", "passwd", "--conf", conf, "admin")).isEqualTo(1);
    assertThat(err.toString()).contains("no password came");
  }

  @Test
  void everythingShouldBeDoneByTheRunningCollector() throws Exception {
    try (Collector running = Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      assertThat(running.adminUrl()).isNotEmpty();
      everything();
    }
  }

  @Test
  void everythingShouldBeDoneWhenNoCollectorRuns() throws Exception {
    everything();
    assertThat(folder.resolve("data/users")).exists();
    try (var files = Files.list(folder.resolve("data/access-log"))) {
      String log = Files.readString(files.sorted().findFirst().orElseThrow());
      assertThat(log).contains("user ana added as analyst", "\"by\":\"command\"");
    }
  }
}
