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
    assertThat(Backups.open(folder).last()).isEmpty();
    Backups.open(folder).made(() -> NOW);

    assertThat(Backups.open(folder).last()).contains(NOW);
  }

  @Test
  void fileThatCannotBeReadShouldCostNothingButTheReminder() throws Exception {
    try (RandomAccessFile large =
        new RandomAccessFile(folder.resolve("last-backup").toFile(), "rw")) {
      large.setLength(2 << 20);
    }
    Backups backups = Backups.open(folder);
    assertThat(backups.last()).isEmpty();

    backups.made(() -> NOW);
    assertThat(Backups.open(folder).last()).contains(NOW);
  }
}
