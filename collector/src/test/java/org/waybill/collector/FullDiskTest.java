package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.SmallDisk;

/**
 * The journal's disk is full under load: every pixel is still a picture, every link leads on, what
 * is not kept is counted, and with the first free space it goes on by itself.
 */
@Timeout(300)
class FullDiskTest {

  private static final int SOME = 300;

  @TempDir Path folder;
  private Installation installation;
  private Mailings mailings;

  @BeforeEach
  void install() throws Exception {
    installation = new Installation(folder);
    installation.journalSegmentBytes = 1 << 20;
    mailings = new Mailings(installation);
  }

  @Test
  void hitsShouldBeKeptAgainWhenSomebodyMakesSpace() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("data/journal"), 4);
        Readers readers = new Readers(mailings.places());
        RunningCollector running = RunningCollector.of(installation)) {
      askForSomeMore(running, readers);
      assertHealth(running, "ok\n");
      disk.fill();
      askUntilSomeAreLost(running, readers);
      assertHealth(running, "degraded\n");
      disk.makeSpace();
      long lost = running.collector.losses();
      askForSomeMore(running, readers);
      assertThat(running.collector.losses()).isEqualTo(lost);
      assertAllButTheLostAreReported(running, readers);
    }
  }

  /** Nothing else lies on that disk, and the store takes what fills it. */
  @Test
  void hitsShouldBeKeptAgainWhenAStoreThatWasAwayReturns() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("data/journal"), 4);
        Readers readers = new Readers(mailings.places());
        RunningCollector running =
            RunningCollector.with(
                installation,
                () -> {
                  if (away.get()) {
                    throw new StoreException("away");
                  }
                  return RunningCollector.derby(installation);
                })) {
      askUntilSomeAreLost(running, readers);
      away.set(false);
      RunningCollector.await(() -> running.isStoreOpen() && running.collector.lagBytes() == 0);
      long lost = running.collector.losses();
      askForSomeMore(running, readers);
      assertThat(running.collector.losses()).isEqualTo(lost);
      assertAllButTheLostAreReported(running, readers);
    }
  }

  /** Journal and store lie on that disk: where the store fails too, it goes on by itself too. */
  @Test
  void hitsShouldBeStoredWhenTheWholeDataFolderWasFull() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("data"), 32);
        Readers readers = new Readers(mailings.places());
        RunningCollector running = RunningCollector.of(installation)) {
      askForSomeMore(running, readers);
      RunningCollector.await(() -> running.isStoreOpen() && running.collector.lagBytes() == 0);
      disk.fill();
      askUntilSomeAreLost(running, readers);
      disk.makeSpace();
      long lost = running.collector.losses();
      askForSomeMore(running, readers);
      assertThat(running.collector.losses()).isEqualTo(lost);
      assertAllButTheLostAreReported(running, readers);
    }
  }

  private static void askForSomeMore(RunningCollector running, Readers readers) throws Exception {
    int enough = readers.answered().size() + SOME;
    running.ask(readers, () -> readers.answered().size() < enough);
  }

  private static void askUntilSomeAreLost(RunningCollector running, Readers readers)
      throws Exception {
    running.ask(readers, () -> running.collector.losses() < SOME);
  }

  private static void assertHealth(RunningCollector running, String health) throws Exception {
    assertThat(RunningCollector.text(running.get("/healthz"))).isEqualTo(health);
  }

  private void assertAllButTheLostAreReported(RunningCollector running, Readers readers)
      throws Exception {
    assertThat(readers.wrong()).isEmpty();
    running.ship(mailings.allSent());
    RunningCollector.await(() -> running.isStoreOpen() && running.collector.lagBytes() == 0);
    Audit audit = new Audit(running.store());
    List<Integer> reported = audit.readers();
    assertThat(reported).doesNotHaveDuplicates().isSubsetOf(readers.answered().keySet());
    assertThat(reported.size() + running.collector.losses()).isEqualTo(readers.answered().size());
    audit.assertFiguresAreCountsOfEvents(mailings.keys());
  }
}
