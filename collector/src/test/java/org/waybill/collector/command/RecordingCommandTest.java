package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

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
  private Terminal terminal;

  @BeforeEach
  void configure() throws Exception {
    terminal = Terminal.in(folder, () -> NOW);
  }

  private int off(String domain) {
    return terminal.run(
        "recording", "off", "--conf", terminal.conf(), "--domain", domain, "--why", "a test");
  }

  private String status() {
    assertThat(terminal.run("recording", "status", "--conf", terminal.conf())).isZero();
    return terminal.out();
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
    assertThat(
            terminal.run("recording", "on", "--conf", terminal.conf(), "--domain", "news.example"))
        .isZero();
    assertThat(status()).doesNotContain("news.example");
  }

  @Test
  void wrongCallShouldSayWhatIsAllowedAndChangeNothing() {
    assertThat(off("a b@c")).isEqualTo(1);
    assertThat(terminal.err()).contains("'a_b@c' is no domain; give it alone");
    assertThat(
            terminal.run("recording", "off", "--conf", terminal.conf(), "--domain", "news.example"))
        .isEqualTo(2);
    assertThat(
            terminal.run("recording", "on", "--conf", terminal.conf(), "--domain", "news.example"))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("is not off for mail of news.example");
    assertThat(status()).isEqualTo("Recording is on.\n");
  }

  @Test
  void restoreShouldBringSwitchesToANewMachineAndSwitchOffNothingThatIsOnAgain() throws Exception {
    Path backup = folder.resolve("backup");
    Collector.start(SettingsFile.read(Path.of(terminal.conf())), Clock.systemUTC()).close();
    off("news.example");
    off("again.example");
    terminal.run("recording", "off", "--conf", terminal.conf(), "--why", "a test");
    assertThat(terminal.run("backup", "--conf", terminal.conf(), backup.toString())).isZero();
    terminal.run("recording", "on", "--conf", terminal.conf());
    terminal.run("recording", "on", "--conf", terminal.conf(), "--domain", "again.example");
    assertThat(terminal.run("restore", "--conf", terminal.conf(), backup.toString())).isZero();
    assertThat(status()).contains("Recording is on since", "news.example").doesNotContain("again.");

    Files.move(folder.resolve("data"), folder.resolve("lost"));
    assertThat(terminal.run("restore", "--conf", terminal.conf(), backup.toString())).isZero();
    assertThat(status()).contains("Recording is off since", "news.example", "again.example");
  }
}
