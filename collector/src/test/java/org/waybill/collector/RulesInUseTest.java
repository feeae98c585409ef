package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.classify.Judge;

class RulesInUseTest {

  private static final String OURS = "kind: internal\nsource: us\ndate: 2026-11-01\n";

  @TempDir Path folder;
  private Path networks;
  private Settings settings;
  private RulesInUse rules;
  private int writes;

  @BeforeEach
  void open() throws IOException {
    networks = Files.createDirectories(folder.resolve("data/networks"));
    write(OURS + "192.0.2.0/24\n");
    settings = new Installation(folder).settings(Duration.ofSeconds(1));
    rules = RulesInUse.open(settings);
  }

  /** Always with another time, however soon after the last. */
  private void write(String text) throws IOException {
    Path file = Files.writeString(networks.resolve("ours.txt"), text);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2026-11-20T00:00:00Z").plusSeconds(writes++)));
  }

  @Test
  void judgeShouldStayWhileNothingChanges() throws IOException {
    Judge first = rules.judge();
    rules.look();
    assertThat(rules.judge()).isSameAs(first);

    write(OURS + "192.0.2.0/24\n");
    rules.look();
    assertThat(rules.judge()).isSameAs(first);
  }

  @Test
  void changedFileShouldCountWithoutARestart() throws IOException {
    Judge first = rules.judge();
    write(OURS + "198.51.100.0/24\n");
    rules.look();
    assertThat(rules.judge()).isNotSameAs(first);

    Files.delete(networks.resolve("ours.txt"));
    Judge second = rules.judge();
    rules.look();
    assertThat(rules.judge()).isNotSameAs(second);
  }

  @Test
  void wrongFileShouldLeaveInUseWhatWasRead() throws IOException {
    Judge first = rules.judge();
    write(OURS + "not a network\n");
    rules.look();
    rules.look();
    assertThat(rules.judge()).isSameAs(first);

    write(OURS + "198.51.100.0/24\n");
    rules.look();
    assertThat(rules.judge()).isNotSameAs(first);
  }

  @Test
  void wrongFileShouldStopTheStart() throws IOException {
    write("nonsense\n");
    assertThatThrownBy(() -> RulesInUse.open(settings))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ours.txt");
  }
}
