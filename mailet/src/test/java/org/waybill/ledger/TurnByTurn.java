package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerRecord;

/** A ledger that is shipped turn by turn, by a clock that goes when it is told to. */
@Timeout(120)
abstract class TurnByTurn {
  static final KeyFingerprint FIRST = new KeyFingerprint("0000000000000001");
  static final KeyFingerprint SECOND = new KeyFingerprint("0000000000000002");
  static final Duration PATIENT = Duration.ofMinutes(1);
  static final Duration GATHER = Duration.ofMillis(250);
  static final Duration PROBE = Duration.ofSeconds(30);

  @TempDir Path folder;
  final HandClock clock = new HandClock();
  final LedgerChannel channel = Sample.channel();
  FaultyDisk disk;
  FakeIntake intake;
  Ledger ledger;
  Rig rig;

  /** What one run of the mailet has open. */
  record Rig(
      Intake client, KeyConfirmation confirmation, RecordingOrder recording, Shipping shipping) {}

  @BeforeEach
  void setUp() throws IOException {
    intake = FakeIntake.at(0, channel, Sample.channel());
    intake.keys(Set.of(FIRST));
    start();
  }

  @AfterEach
  void tearDown() throws IOException {
    stop();
    intake.close();
  }

  void start() throws IOException {
    start(options(intake, PATIENT, ShipperOptions.MAX_BATCH_BYTES));
  }

  /** Only an answer that never comes needs a time that ends. */
  void restartImpatientWhen(FakeIntake.Trouble trouble) throws IOException {
    if (trouble == FakeIntake.Trouble.TOO_SLOW) {
      stop();
      start(options(intake, Duration.ofMillis(500), ShipperOptions.MAX_BATCH_BYTES));
    }
  }

  ShipperOptions gathering(int batchBytes) {
    return new ShipperOptions(intake.uri(), PATIENT, PROBE, batchBytes, GATHER);
  }

  static ShipperOptions options(FakeIntake intake, Duration timeout, int batchBytes) {
    return new ShipperOptions(intake.uri(), timeout, PROBE, batchBytes, Duration.ZERO);
  }

  void start(ShipperOptions options) throws IOException {
    start(options, Duration.ofMinutes(1));
  }

  void start(ShipperOptions options, Duration patience) throws IOException {
    disk = new FaultyDisk(FolderDisk.at(folder));
    LedgerOptions bounds = new LedgerOptions(1 << 20, patience);
    ledger = Ledger.open(disk, bounds, clock, Sample.RANDOM);
    Intake client =
        new Intake(options.collector(), new HttpCarrier(options), channel, Sample.RANDOM);
    KeyConfirmation confirmation = KeyConfirmation.load(ledger.disk(), options.collector());
    RecordingOrder recording = RecordingOrder.load(ledger.disk());
    Troubles troubles = new Troubles(clock);
    SwitchErrands unmoved = Sample.unmoved(ledger, client, options, troubles);
    rig =
        new Rig(
            client,
            confirmation,
            recording,
            new Shipping(
                ledger, client, options, clock, confirmation, recording, unmoved, troubles));
  }

  void stop() throws IOException {
    rig.shipping().close();
    rig.client().close();
    ledger.close();
  }

  List<LedgerRecord> append(int from, int to) {
    List<LedgerRecord> records =
        IntStream.range(from, to).mapToObj(n -> (LedgerRecord) Sample.sent(n)).toList();
    for (LedgerRecord each : records) {
      assertThat(ledger.append(each)).isInstanceOf(LedgerOutcome.Appended.class);
    }
    return records;
  }

  /** Until nothing is left to ship, however often it takes. */
  void shipAll() throws InterruptedException {
    Duration wait = rig.shipping().turn();
    while (wait.isZero() || rig.shipping().isResting()) {
      clock.forward(wait);
      wait = rig.shipping().turn();
    }
  }

  Duration turn() {
    try {
      return rig.shipping().turn();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void awaitUninterruptibly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
