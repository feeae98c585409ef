package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.Collector;
import org.waybill.collector.SettingsFile;

/** {@code waybill doctor}, with and without a collector that runs. */
class DoctorCommandTest {

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void configure() throws Exception {
    terminal = Terminal.in(folder, Clock.systemUTC());
  }

  @Test
  void doctorShouldExitWithZeroAndSayWhatItCouldNotCheckWhenNothingIsFound() {
    assertThat(terminal.run("doctor", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out())
        .contains(
            "Nothing is counted: nothing found",
            "Could not be checked:",
            "give its conf folder with --james",
            "findings: 0");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void doctorShouldExitWithOneAndNameTheNextStepWhenAFileIsMissing() {
    assertThat(terminal.run("doctor", "--conf", folder.resolve("other.properties").toString()))
        .isOne();
    assertThat(terminal.out())
        .contains("does not exist", "next:    correct it as conf/collector.properties explains");
  }

  @Test
  void doctorShouldAskTheRunningCollector() throws Exception {
    try (Collector collector =
        Collector.start(SettingsFile.read(Path.of(terminal.conf())), Clock.systemUTC())) {
      assertThat(terminal.run("recording", "off", "--conf", terminal.conf(), "--why", "a test"))
          .isZero();

      assertThat(terminal.run("doctor", "--conf", terminal.conf())).isOne();
      assertThat(terminal.out())
          .contains("the running collector's own word", "Recording switch: off.");
    }
  }
}
