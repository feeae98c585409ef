package org.waybill.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.waybill.journal.PowerCutDisk;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerRecord;

/**
 * What a mailet does with its ledger until the power goes: appends one by one, abandons every
 * seventh, ships every fifth time.
 */
final class ShippedRun {
  private static final LedgerOptions SMALL = LedgerOptions.bounded(1 << 20);

  private final PowerCutDisk disk;
  private final KeptIntake intake;
  private final HandClock clock = new HandClock();
  private final List<LedgerRecord> written = new ArrayList<>();
  private final List<LedgerRecord> appended = new ArrayList<>();
  private Set<KeyFingerprint> confirmed = Set.of();
  private long lagRecords = Long.MAX_VALUE;

  ShippedRun(PowerCutDisk disk, KeptIntake intake) {
    this.disk = disk;
    this.intake = intake;
  }

  /** The records the ledger was given. */
  List<LedgerRecord> written() {
    return written;
  }

  /** Those it said to be on disk. */
  List<LedgerRecord> appended() {
    return appended;
  }

  /** The keys confirmed when the power went. */
  Set<KeyFingerprint> confirmed() {
    return confirmed;
  }

  /** What was left to ship in the end. */
  long lagRecords() {
    return lagRecords;
  }

  /** Writes records of these numbers and ships; returns early when the power goes. */
  ShippedRun go(int from, int to) throws IOException, InterruptedException {
    try {
      run(from, to);
    } catch (IOException e) {
      if (!disk.isCut()) {
        throw e;
      }
    }
    return this;
  }

  private void run(int from, int to) throws IOException, InterruptedException {
    Stepping stepping = new Stepping();
    Ledger ledger = Ledger.stepped(disk, SMALL, clock, Sample.RANDOM, stepping);
    stepping.ledger = ledger;
    Shipper shipper =
        Shipper.stepped(
            ledger,
            KeptIntake.CHANNEL,
            ShipperOptions.to(KeptIntake.COLLECTOR),
            clock,
            Sample.RANDOM,
            SwitchedHere.NOTHING,
            intake);
    ship(shipper);
    for (int number = from; number < to && !disk.isCut(); number++) {
      // about 6 kB, so that a segment of 64 kB takes ten
      LedgerRecord.Sent sent = Sample.sent(number, "x".repeat(6_000));
      written.add(sent);
      if (ledger.append(sent) instanceof LedgerOutcome.Appended) {
        appended.add(sent);
      }
      if (number % 7 == 6) {
        ledger.abandon(List.of(Sample.copy(number)), "hand-off-failed");
      }
      if (number % 5 == 4) {
        ship(shipper);
      }
    }
    ledger.step();
    ship(shipper);
    lagRecords = shipper.lagRecords();
  }

  private void ship(Shipper shipper) throws InterruptedException {
    clock.forward(Duration.ofSeconds(31));
    while (shipper.turn().isZero() && !disk.isCut()) {
      clock.forward(Duration.ofSeconds(1));
    }
    if (!disk.isCut()) {
      confirmed = shipper.confirmation().confirmed();
    }
  }

  /** A mail that waits makes the disk answer. */
  private static final class Stepping implements Pause {
    private Ledger ledger;

    @Override
    public boolean until(CountDownLatch told, Duration atMost) {
      ledger.step();
      return told.getCount() == 0;
    }
  }
}
