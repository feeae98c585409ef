package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  @TempDir Path folder;

  @Test
  void timeOfTheLastShouldStayThroughARestart() throws Exception {
    assertThat(Backups.open(folder, () -> NOW).last()).isEmpty();
    Backups.open(folder, () -> NOW).made(() -> NOW);

    assertThat(Backups.open(folder, () -> NOW).last()).contains(NOW);
  }

  @Test
  void firstStartShouldStayThroughALaterOne() throws Exception {
    assertThat(Backups.open(folder, () -> NOW).installed()).isEqualTo(NOW);

    assertThat(Backups.open(folder, () -> NOW.plusSeconds(60)).installed()).isEqualTo(NOW);
  }

  @Test
  void fileThatCannotBeReadShouldCostNothingButTheReminder() throws Exception {
    try (RandomAccessFile large =
        new RandomAccessFile(folder.resolve("last-backup").toFile(), "rw")) {
      large.setLength(2 << 20);
    }
    Backups backups = Backups.open(folder, () -> NOW);
    assertThat(backups.last()).isEmpty();

    backups.made(() -> NOW);
    assertThat(Backups.open(folder, () -> NOW).last()).contains(NOW);
  }
}
