package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Entry;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;

/**
 * The journal's newest segment was damaged while nothing ran: every answered hit before the damage
 * is stored once, those behind it are counted as lost, and new ones are kept.
 */
class CorruptedTailTest {

  private static final int HITS = 40;

  @TempDir Path folder;
  private Installation installation;
  private Mailings mailings;
  private Path segment;

  /** Where each hit's record ends. */
  private final List<Integer> ends = new ArrayList<>();

  @BeforeEach
  void keepHitsThatAreNotStored() throws Exception {
    installation = new Installation(folder);
    mailings = new Mailings(installation);
    try (RunningCollector running =
        RunningCollector.with(
            installation,
            () -> {
              throw new StoreException("away");
            })) {
      for (int hit = 0; hit < HITS; hit++) {
        running.hit(mailings.places().get(hit), hit);
      }
    }
    Path journal = folder.resolve("data/journal");
    try (Stream<Path> files = Files.list(journal)) {
      segment =
          files.filter(file -> file.toString().endsWith(".segment")).findFirst().orElseThrow();
    }
    try (Journal read = Journal.open(FolderDisk.at(journal), JournalOptions.named("test"));
        JournalReader reader = read.read(Position.START)) {
      for (Optional<Entry> entry = reader.poll(); entry.isPresent(); entry = reader.poll()) {
        ends.add(entry.get().next().offset());
      }
    }
    assertThat(ends).hasSize(HITS);
  }

  @Test
  void hitsShouldBeStoredWhenZerosFollow() throws Exception {
    append(new byte[100_000]);
    assertStored(HITS, 0, "ok\n");
  }

  @Test
  void hitsShouldBeStoredWhenGarbageFollows() throws Exception {
    byte[] garbage = new byte[5_000];
    new Random(4).nextBytes(garbage);
    append(garbage);
    assertStored(HITS, 0, "ok\n");
  }

  /** The beginning of a record, as a kill in the midst of a write leaves it. */
  @Test
  void hitsShouldBeStoredWhenAnUnfinishedRecordFollows() throws Exception {
    byte[] all = Files.readAllBytes(segment);
    append(Arrays.copyOfRange(all, ends.get(0), ends.get(1) - 1));
    assertStored(HITS, 0, "ok\n");
  }

  @Test
  void hitsBeforeTheCutShouldBeStoredWhenTheFileEndsInTheMidstOfARecord() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.setLength(ends.get(30) - 3);
    }
    assertStored(30, 0, "ok\n");
  }

  @Test
  void hitsBehindFlippedBitsShouldBeCountedAsLost() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      int place = ends.get(29) + 20;
      file.seek(place);
      int bits = file.read();
      file.seek(place);
      file.write(bits ^ 0x21);
    }
    assertStored(30, HITS - 30, "degraded\n");
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(segment, bytes, StandardOpenOption.APPEND);
  }

  /** The first so many are stored, so many are counted as lost, and another one is kept. */
  private void assertStored(int first, int lost, String health) throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(mailings.allSent());
      assertThat(running.collector.losses()).isEqualTo(lost);
      assertThat(RunningCollector.text(running.get("/healthz"))).isEqualTo(health);
      running.hit(mailings.places().getFirst(), HITS);
      RunningCollector.await(() -> running.isStoreOpen() && running.collector.lagBytes() == 0);
      List<Integer> stored = new ArrayList<>(IntStream.range(0, first).boxed().toList());
      stored.add(HITS);
      Audit audit = new Audit(running.store());
      assertThat(audit.readers()).containsExactlyInAnyOrderElementsOf(stored);
      audit.assertFiguresAreCountsOfEvents(mailings.keys());
    }
  }
}
