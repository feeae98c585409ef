package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of the real process under load, twenty times on the same folder: while it begins, while
 * it replays what the last one left, and while it answers, stores and begins new segments. Every
 * answered hit is reported once and in every figure, whether its message's ledger record came
 * before, between or after.
 */
@Timeout(600)
class KilledCollectorTest {

  private static final int KILLS = 20;
  private static final int MOST_ANSWERS = 2_000;

  @TempDir Path folder;
  private final Random random = new Random(4);
  private Installation installation;
  private Mailings mailings;
  private Duration start = Duration.ofSeconds(1);

  @BeforeEach
  void install() throws Exception {
    installation = new Installation(folder);
    mailings = new Mailings(installation);
  }

  @Test
  void everyAnsweredHitShouldBeReportedOnceWhenTheCollectorIsKilledTwentyTimes() throws Exception {
    try (Readers readers = new Readers(mailings.places());
        ShippedLedger ledger = new ShippedLedger(installation)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        if (kill % 7 == 2) {
          ledger.add(mailings.sent(1 + kill / 7)); // one early, one between, one late
        }
        if (kill % 4 == 1) {
          killWhileItBegins();
        } else {
          killUnderLoad(readers, ledger);
        }
      }
      assertThat(readers.wrong()).isEmpty();
      try (RunningCollector running = RunningCollector.of(installation)) {
        running.ship(mailings.allSent()); // the last for the first time, the others again
        assertAllIsReported(readers, running);
      }
    }
  }

  /** Of a flood only the first hits of a minute are told apart; all of them are counted. */
  @Test
  void everyAnsweredHitOfAFloodShouldBeCountedOnce() throws Exception {
    try (Readers readers = new Readers(mailings.places().subList(0, 1));
        ShippedLedger ledger = new ShippedLedger(installation)) {
      killUnderLoad(readers, ledger);
      try (RunningCollector running = RunningCollector.of(installation)) {
        running.ship(mailings.allSent());
        awaitAllIsStored(running);
        assertThat(new Audit(running.store()).hits())
            .isBetween((long) readers.answered().size(), (long) readers.asked());
      }
    }
  }

  private void killWhileItBegins() throws Exception {
    try (ServedCollector served = ServedCollector.start(folder)) {
      served.killAfter(start.multipliedBy(1 + random.nextInt(15)).dividedBy(10));
    }
  }

  private void killUnderLoad(Readers readers, ShippedLedger ledger) throws Exception {
    long begun = System.nanoTime();
    try (ServedCollector served = ServedCollector.start(folder)) {
      ServedCollector.Addresses at = served.awaitReady();
      start = Duration.ofNanos(System.nanoTime() - begun);
      Thread shipping = Thread.ofVirtual().start(() -> ship(ledger, at));
      readers.ask(at.tracking(), served::isAlive, 1 + random.nextInt(MOST_ANSWERS), served::kill);
      shipping.join();
    }
  }

  private static void ship(ShippedLedger ledger, ServedCollector.Addresses at) {
    try {
      ledger.ship(at.admin());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertAllIsReported(Readers readers, RunningCollector running) {
    awaitAllIsStored(running);
    assertThat(running.collector.losses()).isZero();
    Audit audit = new Audit(running.store());
    List<Integer> reported = audit.readers();
    assertThat(reported).doesNotHaveDuplicates().containsAll(readers.answered().keySet());
    audit.assertFiguresAreCountsOfEvents(mailings.keys());
  }

  private static void awaitAllIsStored(RunningCollector running) {
    RunningCollector.await(() -> running.isStoreOpen() && running.collector.lagBytes() == 0);
  }
}
