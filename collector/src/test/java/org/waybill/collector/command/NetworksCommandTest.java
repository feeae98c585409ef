package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void networksShouldSayWhatEachFileHolds() throws Exception {
    Files.writeString(
        folder.resolve("office.txt"),
        "kind: internal\n"
            + "source: our own plan\n"
            + "date: 2026-11-01\n\n"
            + "192.0.2.0/24 # the office\n"
            + "2001:db8::/32\n");
    assertThat(run(folder)).isZero();
    assertThat(out.toString())
        .isEqualTo(
            "office.txt: internal, 2 blocks, of 2026-11-01 (28 days old), from our own plan\n");
  }

  @Test
  void networksShouldAskForANewFileWhenOneIsOld() throws Exception {
    Files.writeString(
        folder.resolve("old.txt"), "kind: microsoft\nsource: x\ndate: 2025-11-01\n192.0.2.0/24\n");
    assertThat(run(folder.resolve("old.txt"))).isZero();
    assertThat(out.toString()).contains("(393 days old: get a new one)");
  }

  @Test
  void networksShouldNameEveryWrongLine() throws Exception {
    Files.writeString(
        folder.resolve("wrong.txt"),
        "kind: microsoft\nsource: x\ndate: yesterday\n192.0.2.1/24\nexample.org\n10.1\n");
    Files.writeString(folder.resolve("empty.txt"), "# nothing\n");
    assertThat(run(folder)).isEqualTo(1);
    assertThat(err.toString())
        .contains("wrong.txt, line 3: found 'yesterday', allowed is the day of the list")
        .contains("wrong.txt, line 4: found '192.0.2.1/24', allowed is a block")
        .contains("wrong.txt, line 5: found 'example.org'")
        .contains("wrong.txt, line 6: found '10.1'")
        .contains("empty.txt: no line 'kind: ...'")
        .contains("empty.txt: no block of addresses");
  }

  @Test
  void networksShouldSayThatAPlaceIsNotThere() {
    assertThat(run(folder.resolve("nowhere"))).isEqualTo(1);
    assertThat(err.toString()).contains("nowhere is not there");
  }

  @Test
  void networksShouldSayThatAFolderHoldsNone() {
    assertThat(run(folder)).isZero();
    assertThat(out.toString()).startsWith("no files of networks in ");
  }

  private int run(Path place) {
    return Waybill.commandLine(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            () -> Instant.parse("2026-11-29T12:00:00Z"))
        .execute("networks", place.toString());
  }
}
