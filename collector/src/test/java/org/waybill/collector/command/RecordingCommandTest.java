package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.Collector;
import org.waybill.collector.SettingsFile;

/** The switches of recording from the command line, while no collector runs. */
class RecordingCommandTest {

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
        key.file = waybill.keys
        data.dir = data
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        """);
    conf = file.toString();
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Waybill.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), () -> NOW)
        .execute(args);
  }

  private int off(String domain) {
    return run("recording", "off", "--conf", conf, "--domain", domain, "--why", "a test");
  }

  private String status() {
    assertThat(run("recording", "status", "--conf", conf)).isZero();
    return out.toString();
  }

  @Test
  void domainShouldBeOffUntilItIsOnAgain() {
    assertThat(off("Stra\u00dfe.example")).isZero();
    assertThat(off("news.example")).isZero();
    assertThat(status())
        .isEqualTo(
            """
            Recording is on.
            Recording is off for mail of news.example since 2026-11-23T12:00:00Z, by command: a test
            Recording is off for mail of xn--strae-oqa.example since 2026-11-23T12:00:00Z, by command: a test
            """);
    assertThat(run("recording", "on", "--conf", conf, "--domain", "news.example")).isZero();
    assertThat(status()).doesNotContain("news.example");
  }

  @Test
  void wrongCallShouldSayWhatIsAllowedAndChangeNothing() {
    assertThat(off("a b@c")).isEqualTo(1);
    assertThat(err.toString()).contains("'a_b@c' is no domain; give it alone");
    assertThat(run("recording", "off", "--conf", conf, "--domain", "news.example")).isEqualTo(2);
    assertThat(run("recording", "on", "--conf", conf, "--domain", "news.example")).isEqualTo(1);
    assertThat(err.toString()).contains("is not off for mail of news.example");
    assertThat(status()).isEqualTo("Recording is on.\n");
  }

  @Test
  void restoreShouldBringSwitchesToANewMachineAndSwitchOffNothingThatIsOnAgain() throws Exception {
    Path backup = folder.resolve("backup");
    Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC()).close();
    off("news.example");
    off("again.example");
    run("recording", "off", "--conf", conf, "--why", "a test");
    assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
    run("recording", "on", "--conf", conf);
    run("recording", "on", "--conf", conf, "--domain", "again.example");
    assertThat(run("restore", "--conf", conf, backup.toString())).isZero();
    assertThat(status()).contains("Recording is on since", "news.example").doesNotContain("again.");

    Files.move(folder.resolve("data"), folder.resolve("lost"));
    assertThat(run("restore", "--conf", conf, backup.toString())).isZero();
    assertThat(status()).contains("Recording is off since", "news.example", "again.example");
  }
}
