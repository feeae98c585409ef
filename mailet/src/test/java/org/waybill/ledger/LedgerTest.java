package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.Entry;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.FolderInUseException;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.SentLink;

class LedgerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  @TempDir Path folder;
  private FaultyDisk disk;

  @BeforeEach
  void setUp() throws IOException {
    disk = new FaultyDisk(FolderDisk.at(folder));
  }

  @Test
  void ledgerShouldKeepWhatIsAppended() throws IOException {
    try (Ledger ledger = open(LONG)) {
      assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Appended.class);
    }
    try (Ledger ledger = open(LONG)) {
      assertThat(records(ledger)).containsExactly(Sample.sent(1));
    }
  }

  @Test
  void nodeShouldStayTheSameWhenReopened() throws IOException {
    String node;
    try (Ledger ledger = open(LONG)) {
      node = ledger.node();
      assertThat(node).matches("[0-9a-f]{16}");
    }
    try (Ledger ledger = open(LONG)) {
      assertThat(ledger.node()).isEqualTo(node);
    }
  }

  @Test
  void openShouldSayWhenTheNodeFileIsDamagedAndGiveTheFolderFree() throws IOException {
    Files.writeString(folder.resolve("node"), "nonsense");

    assertThatThrownBy(() -> open(LONG)).hasMessageContaining("16 hexadecimal digits");

    Files.delete(folder.resolve("node"));
    open(LONG).close();
  }

  @Test
  void openShouldRefuseASecondLedgerInAFolder() throws IOException {
    try (Ledger ledger = open(LONG)) {
      assertThat(ledger.isStuck()).isFalse();
      assertThatThrownBy(() -> open(LONG)).isInstanceOf(FolderInUseException.class);
    }
  }

  @Test
  void appendShouldBeFullAtTheBound() throws IOException {
    String subject = "x".repeat(60_000);
    try (Ledger ledger = open(LONG)) {
      int taken = 0;
      while (ledger.append(Sample.sent(taken, subject)) instanceof LedgerOutcome.Appended) {
        taken++;
      }

      assertThat(taken).isBetween(14, 17);
      assertThat(ledger.bytesOnDisk()).isLessThanOrEqualTo(1 << 20);
      assertThat(ledger.append(Sample.sent(taken, subject))).isInstanceOf(LedgerOutcome.Full.class);
    }
  }

  @Test
  void appendShouldFailWhenTheDiskRefusesAndGoOnAfterwards() throws IOException {
    try (Ledger ledger = open(LONG)) {
      disk.fault(FaultyDisk.failing(FaultyDisk.Operation.FORCE));
      assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Failed.class);
      disk.heal();
      assertThat(ledger.append(Sample.sent(2))).isInstanceOf(LedgerOutcome.Appended.class);

      assertThat(records(ledger)).containsExactly(Sample.sent(2));
    }
  }

  @Test
  void appendShouldRefuseARecordThatIsTooLarge() throws IOException {
    List<SentLink> links = new ArrayList<>();
    for (int i = 1; i <= 700; i++) {
      links.add(new SentLink(i, "https://a.example/" + "x".repeat(1600), ""));
    }
    LedgerRecord.Sent small = Sample.sent(1);
    LedgerRecord.Sent large =
        new LedgerRecord.Sent(
            small.id(),
            small.at(),
            small.message(),
            small.messageId(),
            small.sender(),
            small.from(),
            small.subject(),
            small.mode(),
            small.labels(),
            links,
            small.copies());
    try (Ledger ledger =
        Ledger.open(disk, LedgerOptions.bounded(100 << 20), new HandClock(), Sample.RANDOM)) {
      assertThat(ledger.append(large)).isInstanceOf(LedgerOutcome.TooLarge.class);
    }
  }

  @Test
  void appendShouldBeSlowWhenAForceDoesNotReturnAndThenAtOnce() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Ledger ledger = open(SHORT)) {
      disk.fault(stuckUntil(release));
      assertThat(ledger.append(Sample.sent(1))).isEqualTo(new LedgerOutcome.Slow(SHORT));
      assertThat(ledger.isStuck()).isTrue();

      for (int n = 2; n < 100; n++) {
        assertThat(ledger.append(Sample.sent(n))).isEqualTo(new LedgerOutcome.Slow(Duration.ZERO));
      }
      release.countDown();
    }
  }

  @Test
  void ledgerShouldAbandonTheCopiesOfARecordThatCameToTheDiskTooLate() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Ledger ledger = open(SHORT)) {
      disk.fault(stuckUntil(release));
      assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Slow.class);
      disk.heal();
      release.countDown();
    }
    try (Ledger ledger = open(LONG)) {
      List<LedgerRecord> records = records(ledger);

      assertThat(records).hasSize(2).startsWith(Sample.sent(1));
      assertThat(records.getLast())
          .isInstanceOfSatisfying(
              LedgerRecord.Abandoned.class,
              abandoned -> {
                assertThat(abandoned.copies()).containsExactly(Sample.copy(1));
                assertThat(abandoned.reason()).isEqualTo("ledger-slow");
              });
      assertThat(ledger.append(Sample.sent(2))).isInstanceOf(LedgerOutcome.Appended.class);
    }
  }

  @Test
  void ledgerShouldTakeRecordsAgainWhenTheDiskAnswersAgain() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Ledger ledger = open(SHORT)) {
      disk.fault(stuckUntil(release));
      assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Slow.class);
      disk.heal();
      release.countDown();

      assertThat(ledger.journal().awaitDurable(Position.START, LONG)).isTrue();
      while (ledger.isStuck()) {
        Thread.onSpinWait();
      }
      while (!(ledger.append(Sample.sent(2)) instanceof LedgerOutcome.Appended)) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void abandonShouldBeTriedAgainWhenTheDiskRefusedIt() throws IOException {
    try (Ledger ledger = open(LONG)) {
      disk.fault(FaultyDisk.failing(FaultyDisk.Operation.APPEND));
      ledger.abandon(List.of(Sample.copy(7)), "hand-off-failed");
      assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Failed.class);
      disk.heal();
      assertThat(ledger.append(Sample.sent(2))).isInstanceOf(LedgerOutcome.Appended.class);
    }
    try (Ledger ledger = open(LONG)) {
      assertThat(records(ledger))
          .filteredOn(LedgerRecord.Abandoned.class::isInstance)
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(((LedgerRecord.Abandoned) entry).copies())
                      .containsExactly(Sample.copy(7)));
    }
  }

  @Test
  void appendShouldKeepTheInterruptAndGiveUp() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Ledger ledger = open(LONG)) {
      disk.fault(stuckUntil(release));
      Thread.currentThread().interrupt();

      assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Slow.class);
      assertThat(Thread.interrupted()).isTrue();
      release.countDown();
    }
  }

  private Ledger open(Duration patience) throws IOException {
    return Ledger.open(disk, new LedgerOptions(1 << 20, patience), new HandClock(), Sample.RANDOM);
  }

  private static List<LedgerRecord> records(Ledger ledger) throws IOException {
    List<LedgerRecord> records = new ArrayList<>();
    try (JournalReader reader = ledger.journal().read(Position.START)) {
      for (Optional<Entry> entry = reader.poll(); entry.isPresent(); entry = reader.poll()) {
        records.add(LedgerRecordBytes.decode(entry.get().record()));
      }
    }
    return records;
  }

  private static FaultyDisk.Fault stuckUntil(CountDownLatch release) {
    return operation -> {
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    };
  }
}
