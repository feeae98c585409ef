package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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
    return Waybill.commandLine(
            new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC())
        .execute(args);
  }

  @Test
  void doctorShouldExitWithZeroAndSayWhatItCouldNotCheckWhenNothingIsFound() {
    assertThat(run("doctor", "--conf", conf)).isZero();
    assertThat(out.toString())
        .contains(
            "Nothing is counted: nothing found",
            "Could not be checked:",
            "give its conf folder with --james",
            "findings: 0");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void doctorShouldExitWithOneAndNameTheNextStepWhenAFileIsMissing() {
    assertThat(run("doctor", "--conf", folder.resolve("other.properties").toString())).isOne();
    assertThat(out.toString())
        .contains("does not exist", "next:    correct it as conf/collector.properties explains");
  }

  @Test
  void doctorShouldAskTheRunningCollector() throws Exception {
    try (Collector collector =
        Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC())) {
      assertThat(run("recording", "off", "--conf", conf, "--why", "a test")).isZero();

      assertThat(run("doctor", "--conf", conf)).isOne();
      assertThat(out.toString())
          .contains("the running collector's own word", "Recording switch: off.");
    }
  }
}
