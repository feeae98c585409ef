package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.http.JournalRecorder;
import org.waybill.collector.http.Loop;
import org.waybill.collector.http.Losses;
import org.waybill.collector.http.Recorder;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;

/** How records of the event loop share their way to the disk and back. */
class JournalRecorderTest {

  private static final int RECORDS = 500;

  @TempDir Path folder;
  private final Closing closing = new Closing();
  private final Losses losses = new Losses(InstantSource.system());
  private final List<Integer> answered = new CopyOnWriteArrayList<>();
  private FaultyDisk disk;
  private Vertx vertx;
  private Journal journal;
  private Recorder recorder;

  @BeforeEach
  void open() throws Exception {
    vertx = closing.add(EventLoop.start()).vertx();
    disk = new FaultyDisk(FolderDisk.at(folder));
    journal = closing.add(Journal.open(disk, JournalOptions.named("recorder")));
    recorder = new JournalRecorder(Loop.of(vertx), journal, losses, Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    closing.close();
  }

  @Test
  void recordsOfOneIterationShouldShareOneCommitAndBeAnsweredInTheirOrder() {
    vertx.runOnContext(iteration -> record(0, RECORDS));
    RunningCollector.await(() -> answered.size() == RECORDS);
    assertThat(answered).isSorted();
    assertThat(disk.forces()).as("one for the segment's header, one for the records").isEqualTo(2);
  }

  @Test
  void answersShouldAllBeGivenWhenOneOfThemThrows() {
    vertx.runOnContext(
        iteration -> {
          record(0, 1);
          recorder.record(
              new Nothing(),
              () -> {
                throw new IllegalStateException("the client has gone");
              });
          record(1, 2);
        });
    RunningCollector.await(() -> answered.size() == 2);
    assertThat(answered).containsExactly(0, 1);
  }

  @Test
  void buffersShouldBeUsedAgainWithNothingOfBeforeInThem() throws IOException {
    for (int round = 0; round < 20; round++) {
      int from = round * 10;
      vertx.runOnContext(iteration -> record(from, from + 10));
      RunningCollector.await(() -> answered.size() == from + 10);
    }
    assertThat(answered).isSorted().doesNotHaveDuplicates();
    int found = 0;
    try (JournalReader reader = journal.read(Position.START)) {
      while (reader.poll().isPresent()) {
        found++;
      }
    }
    assertThat(found).isEqualTo(200);
  }

  @Test
  void recordsShouldTakeUpLittleMoreThanTheirBytesWhileTheDiskHangs() {
    int rounds = 4_000;
    disk.hang();
    long before = heap();
    vertx.runOnContext(iteration -> recordEachInAnIterationOfItsOwn(rounds));
    RunningCollector.await(() -> journal.bytesQueued() >= rounds * 10L);
    assertThat(heap() - before).isLessThan(rounds * 8_192L);
    disk.heal();
    RunningCollector.await(() -> answered.size() == rounds);
  }

  private void recordEachInAnIterationOfItsOwn(int left) {
    if (left > 0) {
      record(left, left + 1);
      vertx.runOnContext(iteration -> recordEachInAnIterationOfItsOwn(left - 1));
    }
  }

  /** Bytes that are still reachable, and some. */
  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void record(int from, int to) {
    for (int n = from; n < to; n++) {
      int number = n;
      recorder.record(new Nothing(), () -> answered.add(number));
    }
  }
}
