package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is kept and the journal is not, as after a restore of half a backup. */
class LostJournalTest {

  @TempDir Path folder;
  private Installation installation;
  private Path journal;

  @BeforeEach
  void storeAHit() throws Exception {
    installation = new Installation(folder);
    journal = folder.resolve("data/journal");
    hit(1);
  }

  @Test
  void newHitsShouldBeStoredWhenTheJournalWasLost() throws Exception {
    for (Path file : files(journal)) {
      Files.delete(file);
    }
    hit(2);
  }

  @Test
  void newHitsShouldBeStoredAndOldOnesNotAgainWhenTheJournalIsAnOldOne() throws Exception {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    copy(journal, kept);
    hit(2);
    for (Path file : files(journal)) {
      Files.delete(file);
    }
    copy(kept, journal);
    hit(3);
  }

  /** One more hit, waited for until it is the so-manieth event of the store. */
  private void hit(int events) throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(1));
      running.get(installation.link(1));
      assertThat(running.awaitEvents(events)).hasSize(events);
      RunningCollector.await(() -> running.collector.lagBytes() == 0);
      assertThat(running.collector.losses()).isZero();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }

  private static List<Path> files(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.toList();
    }
  }
}
